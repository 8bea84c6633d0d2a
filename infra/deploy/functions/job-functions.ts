import { DIGEST_TIMEOUT_SECONDS, RECONCILE_TIMEOUT_SECONDS } from '../../../shared/config/limits.ts';
import type { ApiParts, FunctionDeclaration, StackParts } from './function-declaration.ts';
import { buildProviderApis, buildScalekitEnvironment } from './function-environments.ts';

const mailDigest: FunctionDeclaration<'mail-digest', StackParts> = {
  description: "Makes one user's mail digest and delivers it at most once",
  size: { memoryMegabytes: 512, timeoutSeconds: DIGEST_TIMEOUT_SECONDS },
  environment: (parts) => ({
    ...buildScalekitEnvironment(parts),
    ISSUER: parts.parameters.issuer,
    ...buildProviderApis(parts),
  }),
  grant(grantee, { secret, table, deadLetterQueue }) {
    deadLetterQueue.receiveFailuresOf(grantee);
    secret.grantRead(grantee);
    table.grant(grantee, 'GetItem', 'UpdateItem', 'Query');
  },
};

const reconcile: FunctionDeclaration<'reconcile', ApiParts> = {
  description: "Aligns the users' schedules with their digest settings, once a day and on demand",
  size: { memoryMegabytes: 256, timeoutSeconds: RECONCILE_TIMEOUT_SECONDS },
  environment: (parts) => ({ ...parts.schedules.environment, TABLE_NAME: parts.table.tableName }),
  grant(grantee, { schedules, table, deadLetterQueue }) {
    deadLetterQueue.receiveFailuresOf(grantee);
    schedules.grantKeep(grantee, 'GetSchedule');
    schedules.grantList(grantee);
    table.grant(grantee, 'GetItem', 'UpdateItem', 'DeleteItem');
    table.grantListPending(grantee);
  },
};

/** Every function that a schedule or another function invokes, and no route. */
export const jobFunctions = { 'mail-digest': mailDigest, reconcile };
