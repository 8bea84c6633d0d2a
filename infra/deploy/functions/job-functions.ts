import { SEAL_TIMEOUT_SECONDS } from '../../../shared/config/activity-limits.ts';
import {
  DIGEST_TIMEOUT_SECONDS,
  OFFBOARD_TIMEOUT_SECONDS,
  RECONCILE_TIMEOUT_SECONDS,
} from '../../../shared/config/job-limits.ts';
import type { ApiParts, FunctionDeclaration, SchedulingParts, StackParts } from './function-declaration.ts';
import { buildProviderApis, buildRestored, buildScalekitEnvironment } from './function-environments.ts';

const mailDigest: FunctionDeclaration<'mail-digest', StackParts> = {
  description: "Makes one user's mail digest and delivers it at most once",
  size: { memoryMegabytes: 512, timeoutSeconds: DIGEST_TIMEOUT_SECONDS },
  environment: (parts) => ({
    ...buildScalekitEnvironment(parts),
    ISSUER: parts.parameters.issuer,
    ...buildProviderApis(parts),
    ...buildRestored(parts),
  }),
  grant(grantee, { secret, table, deadLetterQueue }) {
    deadLetterQueue.receiveFailuresOf(grantee);
    secret.grantRead(grantee);
    table.grant(grantee, 'GetItem', 'UpdateItem', 'Query');
  },
};

const reconcile: FunctionDeclaration<'reconcile', ApiParts> = {
  description:
    'Aligns schedules with the digest settings, and digests with their accounts, daily and on demand',
  size: { memoryMegabytes: 512, timeoutSeconds: RECONCILE_TIMEOUT_SECONDS },
  environment: (parts) => ({
    ...buildScalekitEnvironment(parts),
    ...parts.schedules.environment,
    EVENT_BUS_NAME: parts.accountEventBus.busName,
    OFFBOARD_ARN: parts.offboard.lambda.functionArn,
  }),
  grant(grantee, { secret, schedules, table, deadLetterQueue, accountEventBus, offboard: continued }) {
    deadLetterQueue.receiveFailuresOf(grantee);
    secret.grantRead(grantee);
    accountEventBus.grantPublish(grantee);
    schedules.grantKeep(grantee, 'GetSchedule');
    schedules.grantList(grantee);
    table.grant(grantee, 'GetItem', 'UpdateItem', 'DeleteItem');
    table.grantListPending(grantee);
    continued.grantInvoke(grantee);
  },
};

const offboard: FunctionDeclaration<'offboard', SchedulingParts> = {
  description: 'Ends everything of one user, looks until nothing is left, and signs what it found',
  size: { memoryMegabytes: 512, timeoutSeconds: OFFBOARD_TIMEOUT_SECONDS },
  environment: (parts) => ({
    ...buildScalekitEnvironment(parts),
    SCHEDULE_GROUP: parts.schedules.groupName,
    DEAD_LETTER_URL: parts.deadLetterQueue.queueUrl,
    SIGNING_KEY_ARN: parts.signingKey.arn,
  }),
  grant(grantee, { secret, schedules, table, deadLetterQueue, signingKey }) {
    deadLetterQueue.receiveFailuresOf(grantee);
    deadLetterQueue.grantClear(grantee);
    secret.grantRead(grantee);
    schedules.grantEnd(grantee);
    table.grant(grantee, 'GetItem', 'UpdateItem', 'DeleteItem', 'Query');
    signingKey.grantSign(grantee);
  },
};

const sealActivity: FunctionDeclaration<'seal-activity', StackParts> = {
  description: "Seals what was done in users' names into their chains, and signs a root of them each day",
  size: { memoryMegabytes: 512, timeoutSeconds: SEAL_TIMEOUT_SECONDS },
  environment: ({ table, signingKey }) => ({ TABLE_NAME: table.tableName, SIGNING_KEY_ARN: signingKey.arn }),
  grant(grantee, { table, signingKey, deadLetterQueue }) {
    deadLetterQueue.receiveFailuresOf(grantee);
    signingKey.grantSign(grantee);
    table.grant(grantee, 'GetItem', 'PutItem', 'UpdateItem', 'Query');
    table.grantListPending(grantee);
  },
};

/** Every function that a schedule or another function invokes, and no route. */
export const jobFunctions = { 'mail-digest': mailDigest, reconcile, offboard, 'seal-activity': sealActivity };
