import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { type AlarmRow, oncePerMinute } from '../alarm-row.ts';
import type { LogCount } from '../log-count.ts';
import { missedChanges } from './digest-rows.ts';

const FLOW_REASONS = 7;
const IGNORED_REASONS = 6;

const rejectedFlows: LogCount = {
  metric: 'FlowRejected',
  logs: ['callback-status'],
  pattern: FilterPattern.stringValue('$.message', '=', 'flow rejected'),
  by: { Reason: '$.reason' },
};

export const ignoredEvents: LogCount = {
  metric: 'AccountEvents',
  logs: ['account-events'],
  pattern: FilterPattern.all(
    FilterPattern.stringValue('$.message', '=', 'account event'),
    FilterPattern.stringValue('$.outcome', '=', 'ignored'),
  ),
  by: { Reason: '$.reason' },
};

const requestLine = FilterPattern.stringValue('$.message', '=', 'request');

export const refusedWebhooks: LogCount = {
  metric: 'WebhooksRefused',
  logs: ['account-events'],
  pattern: FilterPattern.all(requestLine, FilterPattern.numberValue('$.status', '=', 401)),
};

export const failedWebhooks: LogCount = {
  metric: 'WebhooksFailed',
  logs: ['account-events'],
  pattern: FilterPattern.all(requestLine, FilterPattern.numberValue('$.status', '>=', 500)),
};

export const acceptedWebhooks: LogCount = {
  metric: 'WebhooksAccepted',
  logs: ['account-events'],
  pattern: FilterPattern.all(requestLine, FilterPattern.numberValue('$.status', '=', 200)),
};

const unfinishedOffboardings: LogCount = {
  metric: 'OffboardingsUnfinished',
  logs: ['reconcile'],
  pattern: FilterPattern.stringValue('$.message', '=', 'offboardings unfinished'),
};

/** Links, the webhooks that report what became of them, and the end of users. */
export const accountRows: readonly AlarmRow[] = [
  {
    ...oncePerMinute,
    id: 'ForeignFlows',
    meaning: 'Links come back to users who did not start them',
    runbook: 'accounts.md#rejected-flows',
    measure: (signals) => signals.ofLogs(rejectedFlows, { Reason: 'foreign-state' }),
    period: 5,
    threshold: 5,
    customMetrics: FLOW_REASONS,
  },
  {
    ...oncePerMinute,
    id: 'UnreadableEvents',
    meaning: 'Scalekit sends webhooks that this version cannot read',
    runbook: 'accounts.md#unreadable-account-events',
    measure: (signals) => signals.ofLogs(ignoredEvents, { Reason: 'malformed' }),
    period: 5,
    customMetrics: IGNORED_REASONS,
  },
  {
    ...oncePerMinute,
    id: 'WebhooksRefused',
    meaning: 'Ten webhooks within five minutes had no valid signature',
    runbook: 'accounts.md#webhooks-without-a-valid-signature',
    measure: (signals) => signals.ofLogs(refusedWebhooks),
    period: 5,
    threshold: 10,
    customMetrics: 1,
  },
  {
    ...oncePerMinute,
    id: 'WebhooksFailed',
    meaning: 'A webhook could not be processed, and Scalekit has to send it again',
    runbook: 'accounts.md#webhooks-fail',
    measure: (signals) => signals.ofLogs(failedWebhooks),
    customMetrics: 1,
  },
  {
    ...oncePerMinute,
    id: 'WebhooksStopped',
    meaning: 'Accounts change, and no webhook has come for a day',
    runbook: 'accounts.md#webhooks-have-stopped',
    measure: (signals) =>
      signals.compute('IF(FILL(missed, 0) > 0, IF(FILL(accepted, 0) < 1, 1, 0), 0)', {
        missed: signals.ofLogs(missedChanges),
        accepted: signals.ofLogs(acceptedWebhooks),
      }),
    period: 24 * 60,
    customMetrics: 1,
  },
  {
    ...oncePerMinute,
    id: 'OffboardingsUnfinished',
    meaning: 'The offboarding of a user has not ended within an hour',
    runbook: 'accounts.md#an-offboarding-does-not-end',
    measure: (signals) => signals.ofLogs(unfinishedOffboardings),
    customMetrics: 1,
  },
];
