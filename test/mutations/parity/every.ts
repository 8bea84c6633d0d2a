import type { Difference } from '../mutation.ts';
import { asynchronousInvocations } from './asynchronous.ts';
import { corsAndThrottling } from './cors-and-throttling.ts';
import { gateway } from './gateway.ts';
import { jwtAuthorizer } from './jwt-authorizer.ts';
import { lambda } from './lambda.ts';
import { payloadFormat } from './payload-format.ts';
import { worlds } from './providers.ts';
import { queues } from './queue.ts';
import { scalekit } from './scalekit.ts';
import { scalekitWebhooks } from './scalekit-webhooks.ts';
import { scheduler } from './scheduler.ts';
import { stores } from './stores.ts';

/** All of them; docs/likeness.md is their table. */
export const differences: readonly Difference[] = [
  ...gateway,
  ...jwtAuthorizer,
  ...corsAndThrottling,
  ...payloadFormat,
  ...lambda,
  ...asynchronousInvocations,
  ...scheduler,
  ...queues,
  ...stores,
  ...scalekit,
  ...scalekitWebhooks,
  ...worlds,
];
