import { activityContract } from '../../../functions/activity/schema.ts';
import { offboardingContract } from '../../../functions/offboarding/schema.ts';
import { REQUEST_TIMEOUT_SECONDS } from '../../../shared/config/limits.ts';
import type { ApiFunction } from './function-declaration.ts';
import { buildCallerEnvironment } from './function-environments.ts';

/** The functions behind a user's own records: what was done in their name, and the end of everything. */
export const recordFunctions: { readonly [Name in 'offboarding' | 'activity']: ApiFunction<Name> } = {
  offboarding: {
    description: 'Starts the end of everything of a user, and returns its state and its signed record',
    size: { memoryMegabytes: 256, timeoutSeconds: REQUEST_TIMEOUT_SECONDS },
    environment: (parts) => ({
      ...buildCallerEnvironment(parts),
      TABLE_NAME: parts.table.tableName,
      OFFBOARD_ARN: parts.offboard.lambda.functionArn,
    }),
    grant(grantee, { offboard, table }) {
      offboard.grantInvoke(grantee);
      table.grant(grantee, 'GetItem', 'PutItem', 'Query');
    },
    contract: offboardingContract,
  },
  activity: {
    description: "Returns what was done in a user's name, and what proves it",
    size: { memoryMegabytes: 512, timeoutSeconds: REQUEST_TIMEOUT_SECONDS },
    environment: (parts) => ({ ...buildCallerEnvironment(parts), TABLE_NAME: parts.table.tableName }),
    grant: (grantee, { table }) => table.grant(grantee, 'Query'),
    contract: activityContract,
  },
};
