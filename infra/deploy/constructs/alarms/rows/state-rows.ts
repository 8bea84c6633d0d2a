import { PENDING_INDEX } from '../../../../../shared/state/alignment/pending-index.ts';
import { type AlarmRow, oncePerMinute } from '../alarm-row.ts';
import { everyFunction, type LogCount, matchTrace } from '../log-count.ts';

const OPERATIONS = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query'];

/**
 * A call of AWS that a function may not make, where the error of the line is AWS's, or was caused by it: AccessDenied, or
 * AccessDeniedException, by service.
 */
const deniedCalls: LogCount = {
  metric: 'PermissionDenied',
  logs: everyFunction,
  pattern: matchTrace('AccessDenied*'),
};

/** What the functions need of AWS. */
export const stateRows: readonly AlarmRow[] = [
  {
    ...oncePerMinute,
    id: 'TableThrottled',
    meaning: 'DynamoDB throttles the state table',
    runbook: 'functions.md#the-state-table-fails',
    measure: (signals) => {
      const index = { GlobalSecondaryIndexName: PENDING_INDEX.name };
      return signals.compute(
        'FILL(reads, 0) + FILL(writes, 0) + FILL(indexReads, 0) + FILL(indexWrites, 0)',
        {
          reads: signals.ofTable('ReadThrottleEvents'),
          writes: signals.ofTable('WriteThrottleEvents'),
          indexReads: signals.ofTable('ReadThrottleEvents', index),
          indexWrites: signals.ofTable('WriteThrottleEvents', index),
        },
      );
    },
    datapoints: [3, 5],
  },
  {
    ...oncePerMinute,
    id: 'TableErrors',
    meaning: 'DynamoDB fails',
    runbook: 'functions.md#the-state-table-fails',
    measure: (signals) => {
      const errors = OPERATIONS.map((Operation) => signals.ofTable('SystemErrors', { Operation }));
      const byId = Object.fromEntries(errors.map((metric, index) => [`errors${index}`, metric]));
      const filled = Object.keys(byId).map((id) => `FILL(${id}, 0)`);
      return signals.compute(filled.join(' + '), byId);
    },
    datapoints: [3, 5],
  },
  {
    ...oncePerMinute,
    id: 'PermissionDenied',
    meaning: 'AWS refuses a call for want of a right',
    runbook: 'functions.md#a-right-is-missing',
    measure: (signals) => signals.ofLogs(deniedCalls),
    customMetrics: 1,
    isRollbackTrigger: true,
  },
];
