import type { ParityMutation } from '../mutation.ts';
import { asynchronousInvocations } from './asynchronous.ts';
import { cloudWatch } from './cloudwatch.ts';
import { corsAndThrottling } from './cors-and-throttling.ts';
import { eventBuses } from './event-bus.ts';
import { gateway } from './gateway.ts';
import { permissions } from './iam.ts';
import { jwtAuthorizer } from './jwt-authorizer.ts';
import { keys } from './keys.ts';
import { lambda } from './lambda.ts';
import { payloadFormat } from './payload-format.ts';
import { providers } from './providers.ts';
import { queues } from './queue.ts';
import { scalekit } from './scalekit.ts';
import { scalekitRest } from './scalekit-rest.ts';
import { scalekitWebhooks } from './scalekit-webhooks.ts';
import { scheduler } from './scheduler.ts';
import { stores } from './stores.ts';

/** Every mutation; docs/local/parity.md lists them. */
export const mutations: readonly ParityMutation[] = [
  ...gateway,
  ...jwtAuthorizer,
  ...corsAndThrottling,
  ...payloadFormat,
  ...lambda,
  ...asynchronousInvocations,
  ...scheduler,
  ...eventBuses,
  ...queues,
  ...stores,
  ...cloudWatch,
  ...keys,
  ...permissions,
  ...scalekit,
  ...scalekitRest,
  ...scalekitWebhooks,
  ...providers,
];
