import { environments } from '../../../../shared/config/environment.ts';

type Expected = { pattern: string; logs: string[]; value?: string; by?: string };

const pascalCase = (name: string) =>
  name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
const everyFunction = Object.keys(environments).map((name) => `${pascalCase(name)}Logs`);

const inTrace = (name: string) =>
  `{ ($.trace.name = "${name}") || ($.trace.cause.name = "${name}") || ($.trace.cause.cause.name = "${name}") }`;
const ofReconcile = (member: string) => ({
  pattern: `{ ($.message = "reconcile") && ($.${member} = "*") }`,
  logs: ['ReconcileLogs'],
  value: `$.${member}`,
});

/** Every metric that is counted from log lines, written by hand. */
export const expectedFilters: Record<string, Expected> = {
  ProviderFailures: {
    pattern: '{ ($.message = "request") && (($.code = "provider-error") || ($.code = "result-too-large")) }',
    logs: ['ExecuteActionLogs'],
  },
  RateLimited: { pattern: '{ $.status = "429" }', logs: ['HttpApiAccessLogs'] },
  UpstreamUnavailable: {
    pattern: '{ ($.code = "upstream-unavailable") || ($.outcome = "upstream-unavailable") }',
    logs: everyFunction.filter(
      (log) =>
        !['ConsoleLogs', 'MailDigestLogs', 'OffboardLogs', 'ReconcileLogs', 'SealActivityLogs'].includes(log),
    ),
  },
  TokenRefusals: { pattern: inTrace('TokenRefusal'), logs: everyFunction },
  PermissionDenied: { pattern: inTrace('AccessDenied*'), logs: everyFunction },
  ToolCalls: { pattern: '{ $.message = "tool call" }', logs: ['McpLogs'] },
  ToolCallsFailed: {
    pattern:
      '{ ($.message = "tool call") && ($.level = "ERROR") && ($.outcome != "provider-error") && ($.outcome != "result-too-large") }',
    logs: ['McpLogs'],
  },
  OffboardingsUnfinished: {
    pattern: '{ $.message = "offboardings unfinished" }',
    logs: ['ReconcileLogs'],
  },
  Digests: {
    pattern: '{ ($.message = "digest") && ($.status = "*") }',
    logs: ['MailDigestLogs'],
    by: 'Status=$.status',
  },
  ReconcileMissed: ofReconcile('findings.missed'),
  ReconcileAligned: ofReconcile('findings.aligned'),
  ReconcileFailed: ofReconcile('findings.failed'),
  DigestsSilent: ofReconcile('findings.silent'),
  ReconcilePasses: {
    pattern: '{ ($.message = "reconcile") && ($.isDone IS TRUE) }',
    logs: ['ReconcileLogs'],
  },
  FlowRejected: {
    pattern: '{ $.message = "flow rejected" }',
    logs: ['CallbackStatusLogs'],
    by: 'Reason=$.reason',
  },
  AccountEvents: {
    pattern: '{ ($.message = "account event") && ($.outcome = "ignored") }',
    logs: ['AccountEventsLogs'],
    by: 'Reason=$.reason',
  },
  WebhooksRefused: {
    pattern: '{ ($.message = "request") && ($.status = 401) }',
    logs: ['AccountEventsLogs'],
  },
  WebhooksFailed: {
    pattern: '{ ($.message = "request") && ($.status >= 500) }',
    logs: ['AccountEventsLogs'],
  },
  WebhooksAccepted: {
    pattern: '{ ($.message = "request") && ($.status = 200) }',
    logs: ['AccountEventsLogs'],
  },
};
