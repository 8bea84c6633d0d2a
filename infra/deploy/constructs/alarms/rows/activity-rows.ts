import { type AlarmRow, oncePerMinute } from '../alarm-row.ts';

/** The activity, which seal-activity seals every quarter of an hour. A run that lags behind fails, as one that cannot seal. */
export const activityRows: readonly AlarmRow[] = [
  {
    ...oncePerMinute,
    id: 'SealingStopped',
    meaning: 'Seal-activity has not run for two hours',
    runbook: 'functions.md#activity-is-not-sealed',
    // Without FILL, CloudWatch looks two periods further back where the last one has no data.
    measure: (signals) =>
      signals.compute(
        'FILL(runs, 0)',
        { runs: signals.ofFunction('seal-activity', 'Invocations', 'Sum') },
        'runs',
      ),
    period: 120,
    breaches: '<',
    missing: 'breaching',
  },
];
