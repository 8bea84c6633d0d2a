import { everyFunction } from '../../alarms/log-count.ts';
import { type QueryRow, TRACE } from '../query-row.ts';

/** A line of a job that failed. */
const FAILED_RUN =
  "level = 'ERROR' and message in ['digest', 'reconcile', 'not aligned', 'accounts not checked', 'seal-activity', 'acts not sealed']";

/** Runs of functions and jobs. */
export const runQueries: readonly QueryRow[] = [
  {
    id: 'SlotsByState',
    name: 'slots by state',
    logs: ['mail-digest'],
    commands: [
      "filter message = 'digest'",
      'stats count(*) as runs by bin(1h) as hour, status, reason, code',
      'sort hour desc',
    ],
  },
  {
    id: 'DeadSlots',
    name: 'dead slots',
    logs: ['mail-digest'],
    commands: [
      'fields @timestamp, user, slot, reason, requestId',
      "filter message = 'digest' and status = 'DEAD'",
      'sort @timestamp desc',
    ],
  },
  {
    id: 'FailedRuns',
    name: 'failed runs',
    logs: ['mail-digest', 'reconcile', 'seal-activity'],
    commands: [
      `fields @timestamp, service, message, code, slot, user, ${TRACE}, requestId`,
      `filter ${FAILED_RUN}`,
      'sort @timestamp desc',
    ],
  },
  {
    id: 'ReconcileRuns',
    name: 'reconcile runs',
    logs: ['reconcile'],
    commands: [
      'fields @timestamp, schedules.checked, accounts.checked, findings.missed, findings.aligned, findings.failed, findings.silent, isDone',
      "filter message = 'reconcile'",
      'sort @timestamp desc',
    ],
  },
  {
    id: 'SilentDigests',
    name: 'silent digests',
    logs: ['reconcile'],
    commands: [
      'fields @timestamp, user, requestId',
      "filter message = 'digest without outcome'",
      'sort @timestamp desc',
    ],
  },
  {
    id: 'ColdStarts',
    name: 'cold starts',
    logs: everyFunction,
    commands: [
      // Lambda logs platform.initReport at the level DEBUG only: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html
      "filter type = 'platform.report' and ispresent(record.metrics.initDurationMs)",
      'stats count(*) as starts, pct(record.metrics.initDurationMs, 50) as p50, pct(record.metrics.initDurationMs, 99) as p99 by @log, bin(1h) as hour',
      'sort hour desc',
    ],
  },
  {
    id: 'Crashes',
    name: 'crashes and timeouts',
    logs: everyFunction,
    commands: [
      "filter type = 'platform.report' and record.status != 'success'",
      'fields @timestamp, @log, record.status, record.errorType, record.metrics.durationMs, record.metrics.maxMemoryUsedMB, record.requestId',
      'sort @timestamp desc',
    ],
  },
  {
    id: 'EventAge',
    name: 'digests per minute',
    logs: ['mail-digest'],
    commands: [
      "filter type = 'platform.report'",
      'stats count(*) as runs, avg(record.metrics.durationMs) as duration by bin(1m) as minute',
      'sort minute desc',
    ],
  },
  {
    id: 'LongestRuns',
    name: 'longest runs',
    logs: everyFunction,
    commands: [
      "filter type = 'platform.report'",
      'fields @timestamp, @log, record.metrics.durationMs, record.status, record.requestId',
      'sort record.metrics.durationMs desc',
      'limit 50',
    ],
  },
  {
    id: 'Concurrency',
    name: 'runs per minute',
    logs: everyFunction,
    commands: [
      "filter type = 'platform.report'",
      'stats count(*) as runs, sum(record.metrics.durationMs) / 60000 as concurrent by @log, bin(1m)',
      'sort concurrent desc',
    ],
  },
];
