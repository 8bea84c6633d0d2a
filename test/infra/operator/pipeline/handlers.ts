import { alarmsAndLogs } from './handlers/alarms-and-logs.ts';
import { apiGateway } from './handlers/api-gateway.ts';
import { functionsAndRoles } from './handlers/functions-and-roles.ts';
import type { Handler } from './handlers/handler.ts';
import { messaging } from './handlers/messaging.ts';
import { stateAndSecrets } from './handlers/state-and-secrets.ts';

/**
 * What the handler of each type of resource declares for create, read, update and delete: `handlers` in the schema that
 * the registry publishes (https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schemas.html).
 * `list` serves searches, and no operation on a stack.
 */
export const HANDLERS: Record<string, Handler> = {
  ...alarmsAndLogs,
  ...apiGateway,
  ...functionsAndRoles,
  ...messaging,
  ...stateAndSecrets,
};
