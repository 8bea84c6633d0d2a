import type { ApiParts, FunctionDeclaration, StackParts } from './function-declaration.ts';
import { buildProviderApis, buildScalekitEnvironment } from './function-environments.ts';

const mailDigest: FunctionDeclaration<'mail-digest', StackParts> = {
  description: "Makes one user's mail digest and delivers it at most once",
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
