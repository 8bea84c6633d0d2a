import { existsSync, readFileSync } from 'node:fs';
import type { StackEvent } from '../../../events/stack-events.ts';
import { ACCOUNT_ID } from '../../template/account.ts';
import type { LogEvent } from './log-event.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Reads the lines that a log file still has, with its predecessor. Reports of the platform come from the event log. */
export function readLogEvents(path: string, logGroup: string): LogEvent[] {
  const texts = [`${path}.1`, path]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'));
  return texts
    .flatMap((text) => text.split('\n'))
    .filter((line) => line !== '' && !line.includes('"type":"platform.'))
    .map((message) => toLogEvent(message, logGroup));
}

/**
 * Makes the line that Lambda logs at the end of each invocation.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
 */
export function toPlatformReport(
  { at, requestId, outcome, errorType, durationMs, initMs }: StackEvent,
  logGroup: string,
): LogEvent {
  const statuses: Record<string, string> = { 'Sandbox.Timedout': 'timeout', 'Runtime.ExitError': 'failure' };
  const status = outcome === 'ok' ? 'success' : (statuses[String(errorType)] ?? 'error');
  const metrics = { durationMs, ...(initMs !== undefined && { initDurationMs: initMs }) };
  const record = { requestId, metrics, status, ...(errorType !== undefined && { errorType }) };
  return toLogEvent(JSON.stringify({ time: at, type: 'platform.report', record }), logGroup);
}

function toLogEvent(message: string, logGroup: string): LogEvent {
  const members = parseMembers(message);
  return { time: timeOf(members), logGroup: `${ACCOUNT_ID}:${logGroup}`, message, members };
}

function parseMembers(message: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(message);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}

/** The time of a line of a function, of the platform or of the access log; 0 for another line. */
function timeOf({ timestamp, time, requestTime }: Record<string, unknown>): number {
  const [, day, month = '', year, clock, zone] =
    /^(\d\d)\/(\w{3})\/(\d{4}):([\d:]{8}) ([+-]\d{4})$/.exec(String(requestTime)) ?? [];
  if (day !== undefined) {
    const nth = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
    return Date.parse(`${year}-${nth}-${day}T${clock}${zone}`) || 0;
  }
  return Date.parse(String(timestamp ?? time)) || 0;
}
