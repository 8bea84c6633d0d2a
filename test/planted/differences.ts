import type { Difference } from './difference.ts';
import { gateway } from './gateway.ts';
import { lambda } from './lambda.ts';
import { payloadFormat } from './payload-format.ts';
import { queueAndStores } from './queue-and-stores.ts';

/** All of them; docs/likeness.md is their table. */
export const differences: readonly Difference[] = [
  ...gateway,
  ...payloadFormat,
  ...lambda,
  ...queueAndStores,
];
