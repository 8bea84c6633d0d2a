import type { Difference } from './difference.ts';
import { gateway } from './gateway.ts';
import { scalekit } from './scalekit.ts';
import { scalekitWebhooks } from './scalekit-webhooks.ts';
import { scheduler } from './scheduler.ts';
import { worlds } from './worlds.ts';

/** All of them; docs/likeness.md is their table. */
export const differences: readonly Difference[] = [
  ...gateway,
  ...scalekit,
  ...scalekitWebhooks,
  ...scheduler,
  ...worlds,
];
