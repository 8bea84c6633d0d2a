import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { type AlarmRow, oncePerMinute } from '../alarm-row.ts';
import type { LogCount } from '../log-count.ts';

const lags: LogCount = {
  metric: 'ActivityLags',
  logs: ['seal-activity'],
  pattern: FilterPattern.stringValue('$.message', '=', 'activity not sealed in time'),
};

/** The activity, which seal-activity seals every quarter of an hour. */
export const activityRows: readonly AlarmRow[] = [
  {
    ...oncePerMinute,
    id: 'SealingStopped',
    meaning: 'Seal-activity has not run for two hours',
    runbook: 'functions.md#activity-is-not-sealed',
    measure: (signals) => signals.ofFunction('seal-activity', 'Invocations', 'Sum'),
    period: 120,
    breaches: '<',
    missing: 'breaching',
  },
  {
    ...oncePerMinute,
    id: 'ActivityLags',
    meaning: 'An act has waited for three hours to be sealed, and is lost to the activity after a day',
    runbook: 'functions.md#activity-is-not-sealed',
    measure: (signals) => signals.ofLogs(lags),
    customMetrics: 1,
  },
];
