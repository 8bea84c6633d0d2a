import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { FunctionName } from '../../../../shared/config/environment.ts';
import type { Observed } from '../alarms/observed.ts';
import {
  acceptedWebhooks,
  failedWebhooks,
  ignoredEvents,
  refusedWebhooks,
} from '../alarms/rows/account-rows.ts';
import { calls, failedCalls } from '../alarms/rows/agent-rows.ts';
import { digests, missedChanges } from '../alarms/rows/digest-rows.ts';
import type { Signals } from '../alarms/signals.ts';
import { createGraph } from './graph.ts';

/** The requests as callers see them. */
export function createApiGraphs(signals: Signals): IWidget[] {
  return [
    createGraph('Requests', { left: [signals.ofApi('Count', 'Sum')] }),
    createGraph('4xx and 5xx', { left: [signals.ofApi('4xx', 'Sum'), signals.ofApi('5xx', 'Sum')] }),
    createGraph('Milliseconds', { left: [signals.ofApi('Latency', 'p50'), signals.ofApi('Latency', 'p99')] }),
    createGraph("The account's concurrency", {
      left: [signals.ofAccount('ClaimedAccountConcurrency', 'Maximum')],
    }),
  ];
}

/** Digests, webhooks and agents. */
export function createProductGraphs(signals: Signals): IWidget[] {
  const outcomes = ['DELIVERED', 'SKIPPED', 'DEAD'];
  const reasons = ['malformed', 'unknown-type'];
  return [
    createGraph('Digests by outcome', {
      left: outcomes.map((Status) => signals.ofLogs(digests, { Status })),
      stacked: true,
    }),
    createGraph('Firings, and what waits', {
      left: [signals.ofSchedules('InvocationAttemptCount')],
      right: [
        signals.ofFunction('mail-digest', 'AsyncEventAge', 'Maximum'),
        signals.ofDeadLetterQueue('ApproximateNumberOfMessagesVisible'),
      ],
    }),
    createGraph('Webhooks', {
      left: [
        ...[acceptedWebhooks, refusedWebhooks, failedWebhooks].map((count) => signals.ofLogs(count)),
        ...reasons.map((Reason) => signals.ofLogs(ignoredEvents, { Reason })),
        signals.ofLogs(missedChanges),
      ],
    }),
    createGraph('Tool calls of agents', { left: [signals.ofLogs(calls), signals.ofLogs(failedCalls)] }),
  ];
}

/** What most of the bill is for. */
export function createCostGraphs({ functions }: Observed, signals: Signals): IWidget[] {
  const names = Object.keys(functions) as FunctionName[];
  return [
    createGraph("Lambda's time in milliseconds", {
      left: names.map((name) => signals.ofFunction(name, 'Duration', 'Sum')),
      stacked: true,
    }),
    createGraph('Units of the table', {
      left: [signals.ofTable('ConsumedWriteCapacityUnits'), signals.ofTable('ConsumedReadCapacityUnits')],
    }),
    createGraph('Bytes of logs', {
      left: names.map((name) => signals.ofLogGroup(functions[name].logGroup, 'IncomingBytes')),
      stacked: true,
    }),
    createGraph('Bytes of responses', { left: [signals.ofApi('DataProcessed', 'Sum')] }),
  ];
}
