import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { type AlarmRow, oncePerMinute } from '../alarm-row.ts';
import type { LogCount } from '../log-count.ts';
import type { Signals } from '../signals.ts';

const DIGEST_OUTCOMES = 5;
const MINUTES_PER_DAY = 24 * 60;
/** A pass begins each night within an hour, and may need further runs. */
const PASS_HOURS = 27;

const reconcileLine = FilterPattern.stringValue('$.message', '=', 'reconcile');

function countFinding(metric: string, value: NonNullable<LogCount['value']>): LogCount {
  const pattern = FilterPattern.all(reconcileLine, FilterPattern.exists(value));
  return { metric, logs: ['reconcile'], pattern, value };
}

/** Changes of accounts that no webhook reported. */
export const missedChanges = countFinding('ReconcileMissed', '$.findings.missed');
const aligned = countFinding('ReconcileAligned', '$.findings.aligned');
const failed = countFinding('ReconcileFailed', '$.findings.failed');
const silent = countFinding('DigestsSilent', '$.findings.silent');

/** Passes of reconcile that have ended, by one run or by several. */
const passes: LogCount = {
  metric: 'ReconcilePasses',
  logs: ['reconcile'],
  pattern: FilterPattern.all(reconcileLine, FilterPattern.booleanValue('$.isDone', true)),
};

/** Runs of mail-digest that reached an outcome, by it. */
export const digests: LogCount = {
  metric: 'Digests',
  logs: ['mail-digest'],
  pattern: FilterPattern.all(
    FilterPattern.stringValue('$.message', '=', 'digest'),
    FilterPattern.exists('$.status'),
  ),
  by: { Status: '$.status' },
};

/** The first of two sparse metrics plus the second. */
const sum = (signals: Signals, one: string, other: string) =>
  signals.compute('FILL(one, 0) + FILL(other, 0)', {
    one: signals.ofSchedules(one),
    other: signals.ofSchedules(other),
  });

/** The digests, their schedules, and what keeps them in order. */
export const digestRows: readonly AlarmRow[] = [
  {
    ...oncePerMinute,
    id: 'DeadLetters',
    meaning: 'A digest or reconcile failed for good',
    runbook: 'functions.md#the-dead-letter-queue',
    measure: (signals) => signals.ofDeadLetterQueue('ApproximateNumberOfMessagesVisible'),
  },
  {
    ...oncePerMinute,
    id: 'DeadSlots',
    meaning: 'A digest was given up, or its outcome is unknown',
    runbook: 'digests.md#a-slot-is-dead',
    measure: (signals) => signals.ofLogs(digests, { Status: 'DEAD' }),
    customMetrics: DIGEST_OUTCOMES,
  },
  {
    ...oncePerMinute,
    id: 'SchedulesDropped',
    meaning: 'Scheduler has given up the firing of a digest',
    runbook: 'digests.md#scheduler-does-not-fire',
    measure: (signals) =>
      sum(signals, 'InvocationDroppedCount', 'InvocationsFailedToBeSentToDeadLetterCount'),
  },
  {
    ...oncePerMinute,
    id: 'SchedulesThrottled',
    meaning: 'Scheduler fires digests later than planned',
    runbook: 'digests.md#scheduler-does-not-fire',
    measure: (signals) => sum(signals, 'InvocationThrottleCount', 'TargetErrorThrottledCount'),
    datapoints: [3, 5],
  },
  {
    ...oncePerMinute,
    id: 'DigestsSilent',
    meaning: 'A digest that was due has left no outcome',
    runbook: 'digests.md#digests-have-stopped',
    // Counted at night. The metrics of Scheduler cannot tell a day without a digest from a day without its firing.
    measure: (signals) => signals.ofLogs(silent),
    period: MINUTES_PER_DAY,
    customMetrics: 1,
  },
  {
    ...oncePerMinute,
    id: 'ReconcileStopped',
    meaning: 'Reconcile has ended no pass for 27 hours',
    runbook: 'digests.md#reconcile-has-stopped',
    // Its invocations say nothing: those of every hour only continue offboardings.
    measure: (signals) => signals.compute('FILL(passes, 0)', { passes: signals.ofLogs(passes) }, 'passes'),
    period: 60,
    datapoints: [PASS_HOURS, PASS_HOURS],
    breaches: '<',
    missing: 'breaching',
    customMetrics: 1,
  },
  {
    ...oncePerMinute,
    id: 'ReconcileFindings',
    meaning: 'Reconcile found accounts, or schedules, that nothing had reported',
    runbook: 'digests.md#reconcile-finds-much',
    measure: (signals) =>
      signals.compute(
        'missed + aligned + failed',
        {
          missed: signals.ofLogs(missedChanges),
          aligned: signals.ofLogs(aligned),
          failed: signals.ofLogs(failed),
        },
        'findings',
      ),
    // A pass can take several runs.
    period: MINUTES_PER_DAY,
    threshold: ({ parameters }) => parameters.reconcileFindings,
    customMetrics: 3,
  },
];
