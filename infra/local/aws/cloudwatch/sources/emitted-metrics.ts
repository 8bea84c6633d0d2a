import type { Metric } from '../metrics/metric.ts';

type Emission = { names: readonly string[]; dimensions: readonly (readonly string[])[] };

/** The metrics of AWS that the emulators emit, with the dimensions that they have. */
const EMITTED: Readonly<Record<string, readonly Emission[]>> = {
  'AWS/Lambda': [
    {
      names: [
        'Invocations',
        'Errors',
        'Throttles',
        'Duration',
        'ConcurrentExecutions',
        'AsyncEventsReceived',
        'AsyncEventAge',
        'AsyncEventsDropped',
        'DestinationDeliveryFailures',
      ],
      dimensions: [['FunctionName']],
    },
    {
      names: [
        'Invocations',
        'Errors',
        'Throttles',
        'Duration',
        'ConcurrentExecutions',
        'ClaimedAccountConcurrency',
      ],
      dimensions: [[]],
    },
  ],
  'AWS/ApiGateway': [
    {
      names: ['Count', '4xx', '5xx', 'Latency', 'IntegrationLatency', 'DataProcessed'],
      dimensions: [['ApiId'], ['ApiId', 'Stage']],
    },
  ],
  'AWS/SQS': [{ names: ['ApproximateNumberOfMessagesVisible'], dimensions: [['QueueName']] }],
  'AWS/Scheduler': [
    {
      names: [
        'InvocationAttemptCount',
        'TargetErrorCount',
        'TargetErrorThrottledCount',
        'InvocationThrottleCount',
        'InvocationDroppedCount',
        'InvocationsSentToDeadLetterCount',
        'InvocationsFailedToBeSentToDeadLetterCount',
      ],
      dimensions: [[], ['ScheduleGroup']],
    },
  ],
  'AWS/DynamoDB': [
    { names: ['ThrottledRequests', 'SystemErrors'], dimensions: [['TableName', 'Operation']] },
    {
      names: ['ReadThrottleEvents', 'WriteThrottleEvents'],
      dimensions: [['TableName'], ['TableName', 'GlobalSecondaryIndexName']],
    },
  ],
};

/** Whether an emulator emits the metric. An alarm on any other metric of AWS could never ring here. */
export function isEmitted({ namespace, name, dimensions }: Metric): boolean {
  const given = Object.keys(dimensions).sort().join();
  const emissions = EMITTED[namespace] ?? [];
  return emissions.some(
    (emission) =>
      emission.names.includes(name) && emission.dimensions.some((keys) => [...keys].sort().join() === given),
  );
}
