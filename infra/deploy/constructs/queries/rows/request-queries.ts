import { everyFunction } from '../../alarms/log-count.ts';
import { type QueryRow, TRACE } from '../query-row.ts';

/** AWS's refusal may be the cause of the line's error, or of its cause. */
const DENIED = ['trace.name', 'trace.cause.name', 'trace.cause.cause.name'].map(
  (member) => `${member} like /^AccessDenied/`,
);

/** Requests, and who made them. */
export const requestQueries: readonly QueryRow[] = [
  {
    id: 'SlowestRoutes',
    name: 'slowest routes',
    logs: everyFunction,
    commands: [
      "filter message = 'request'",
      'stats count(*) as requests, pct(durationMs, 50) as p50, pct(durationMs, 99) as p99, max(durationMs) as longest by route',
      'sort p99 desc',
    ],
  },
  {
    id: 'ServerErrors',
    name: '5xx by code and trace',
    logs: everyFunction,
    commands: [
      "filter message = 'request' and status >= 500",
      `stats count(*) as requests, max(@timestamp) as newest by service, route, code, ${TRACE}`,
      'sort requests desc',
    ],
  },
  {
    id: 'OneRequest',
    name: 'one request by id',
    logs: everyFunction,
    commands: [
      'fields @timestamp, service, level, message, route, status, code, tool, outcome',
      "filter requestId = 'PUT-THE-ID-HERE'",
      'sort @timestamp asc',
    ],
  },
  {
    id: 'OneUser',
    name: 'one user by hash',
    logs: everyFunction,
    commands: [
      'fields @timestamp, service, level, message, route, status, code, tool, outcome, slot, requestId',
      "filter user = 'PUT-THE-HASH-HERE'",
      'sort @timestamp desc',
    ],
  },
  {
    id: 'BytesPerRoute',
    name: 'bytes per route',
    logs: ['access-log'],
    commands: [
      'stats count(*) as requests, sum(responseLength) as bytes, max(responseLength) as largest by routeKey',
      'sort bytes desc',
    ],
  },
  {
    id: 'RefusedRequests',
    name: 'refused requests',
    logs: ['access-log'],
    commands: [
      'filter status like /^4/',
      'stats count(*) as requests by routeKey, status, authorizerError, gatewayError',
      'sort requests desc',
    ],
  },
  {
    id: 'UpstreamFailures',
    name: 'upstream failures',
    logs: everyFunction,
    commands: [
      "filter code in ['upstream-unavailable', 'deadline-exceeded'] or outcome in ['upstream-unavailable', 'deadline-exceeded']",
      `stats count(*) as failures, max(@timestamp) as newest by service, code, outcome, ${TRACE}`,
      'sort failures desc',
    ],
  },
  {
    id: 'DeniedCalls',
    name: 'denied calls',
    logs: everyFunction,
    commands: [
      `filter ${DENIED.join(' or ')}`,
      'stats count(*) as calls, max(@timestamp) as newest by service, message, route, trace.frames.0, trace.cause.frames.0, trace.cause.cause.frames.0',
    ],
  },
  {
    id: 'ToolCalls',
    name: 'tool calls',
    logs: ['mcp'],
    commands: [
      "filter message = 'tool call'",
      `stats count(*) as calls, max(@timestamp) as newest by connection, tool, outcome, ${TRACE}`,
      'sort calls desc',
    ],
  },
];
