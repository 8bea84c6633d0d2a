/** Every alarm of stage acme, written by hand: what it looks at, when it fires, and what missing data counts as. */
type Expected = {
  metric: string | Record<string, string>;
  minutes: number;
  rule: string;
  missing: string;
};

const AT_LEAST = 'GreaterThanOrEqualToThreshold';
const MORE_THAN = 'GreaterThanThreshold';

const perMinute = (metric: Expected['metric'], rule: string): Expected => ({
  metric,
  minutes: 1,
  rule,
  missing: 'notBreaching',
});

/** Of up to five, most must fail; of more, the percentage counts. */
const share = (part: string) => `IF(whole > 5, 100 * ${part} / whole, IF(2 * ${part} > whole, 100, 0))`;

const lambda = (metric: string, name: string, statistic: string) =>
  `AWS/Lambda/${metric} FunctionName=${name}Function ${statistic}`;

const requests = 'AWS/ApiGateway/Count ApiId=HttpApi Sum';
const own = 'IF(failed > FILL(provider, 0), failed - FILL(provider, 0), 0)';

const API_FUNCTIONS = [
  'AccountEvents',
  'Activity',
  'CallbackStatus',
  'Connect',
  'Console',
  'DigestSchedule',
  'ExecuteAction',
  'Mcp',
  'Offboarding',
];

function listFunctionAlarms(name: string): [string, Expected][] {
  const whole = lambda('Invocations', name, 'Sum');
  const failed = lambda('Errors', name, 'Sum');
  return [
    [`${name}Errors`, perMinute({ expression: share('failed'), whole, failed }, `${MORE_THAN} 1, 3 of 5`)],
    [`${name}Throttles`, perMinute(lambda('Throttles', name, 'Sum'), `${AT_LEAST} 1, 2 of 5`)],
    [`${name}Duration`, perMinute(lambda('Duration', name, 'p99'), `${MORE_THAN} 22400, 3 of 5`)],
  ];
}

function listJobAlarms(name: string): [string, Expected][] {
  const first = `${AT_LEAST} 1, 1 of 1`;
  return [
    [`${name}Errors`, perMinute(lambda('Errors', name, 'Sum'), first)],
    [`${name}Backlog`, perMinute(lambda('AsyncEventAge', name, 'Maximum'), `${MORE_THAN} 600000, 1 of 1`)],
    [`${name}Dropped`, perMinute(lambda('AsyncEventsDropped', name, 'Sum'), first)],
    [`${name}Lost`, perMinute(lambda('DestinationDeliveryFailures', name, 'Sum'), first)],
  ];
}

const schedules = (metric: string) =>
  `AWS/Scheduler/${metric} ScheduleGroup=Onbehalf-DigestSchedules-Group-90110494 Sum`;
const table = (metric: string, ...dimensions: string[]) =>
  [`AWS/DynamoDB/${metric}`, ...dimensions, 'TableName=StateTable', 'Sum'].join(' ');
const daily = { minutes: 24 * 60 };
const fiveMinutes = { minutes: 5 };

export const expectedAlarms: Record<string, Expected> = {
  ApiServerErrors: perMinute(
    {
      expression: share(own),
      whole: requests,
      failed: 'AWS/ApiGateway/5xx ApiId=HttpApi Sum',
      provider: 'Onbehalf/ProviderFailures Sum',
    },
    `${MORE_THAN} 1, 3 of 5`,
  ),
  ApiLatency: perMinute('AWS/ApiGateway/Latency ApiId=HttpApi p99', `${MORE_THAN} 10000, 5 of 5`),
  ApiClientErrors: perMinute(
    { expression: share('refused'), whole: requests, refused: 'AWS/ApiGateway/4xx ApiId=HttpApi Sum' },
    `${MORE_THAN} 20, 10 of 10`,
  ),
  ApiRateLimited: perMinute(
    { expression: share('FILL(limited, 0)'), whole: requests, limited: 'Onbehalf/RateLimited Sum' },
    `${MORE_THAN} 5, 10 of 10`,
  ),
  UpstreamUnavailable: perMinute(
    {
      expression: share('FILL(unavailable, 0)'),
      whole: requests,
      unavailable: 'Onbehalf/UpstreamUnavailable Sum',
    },
    `${MORE_THAN} 5, 3 of 5`,
  ),
  ScalekitCredentials: perMinute('Onbehalf/TokenRefusals Sum', `${AT_LEAST} 1, 3 of 5`),
  ...Object.fromEntries(API_FUNCTIONS.flatMap(listFunctionAlarms)),
  ...Object.fromEntries(['MailDigest', 'Reconcile', 'Offboard', 'SealActivity'].flatMap(listJobAlarms)),
  MailDigestDuration: perMinute(lambda('Duration', 'MailDigest', 'p99'), `${MORE_THAN} 96000, 3 of 5`),
  AccountConcurrency: perMinute('AWS/Lambda/ClaimedAccountConcurrency Maximum', `${MORE_THAN} 400, 10 of 10`),
  ToolCallsFailed: perMinute(
    {
      expression: share('FILL(failed, 0)'),
      whole: 'Onbehalf/ToolCalls Sum',
      failed: 'Onbehalf/ToolCallsFailed Sum',
    },
    `${MORE_THAN} 5, 3 of 5`,
  ),
  DeadLetters: perMinute(
    'AWS/SQS/ApproximateNumberOfMessagesVisible QueueName=DeadLettersQueue Maximum',
    `${AT_LEAST} 1, 1 of 1`,
  ),
  OffboardingsUnfinished: perMinute('Onbehalf/OffboardingsUnfinished Sum', `${AT_LEAST} 1, 1 of 1`),
  DeadSlots: perMinute('Onbehalf/Digests Status=DEAD Sum', `${AT_LEAST} 1, 1 of 1`),
  SchedulesDropped: perMinute(
    {
      expression: 'FILL(one, 0) + FILL(other, 0)',
      one: schedules('InvocationDroppedCount'),
      other: schedules('InvocationsFailedToBeSentToDeadLetterCount'),
    },
    `${AT_LEAST} 1, 1 of 1`,
  ),
  SchedulesThrottled: perMinute(
    {
      expression: 'FILL(one, 0) + FILL(other, 0)',
      one: schedules('InvocationThrottleCount'),
      other: schedules('TargetErrorThrottledCount'),
    },
    `${AT_LEAST} 1, 3 of 5`,
  ),
  DigestsSilent: { ...perMinute('Onbehalf/DigestsSilent Sum', `${AT_LEAST} 1, 1 of 1`), ...daily },
  ReconcileStopped: {
    ...perMinute(
      { expression: 'FILL(passes, 0)', passes: 'Onbehalf/ReconcilePasses Sum' },
      'LessThanThreshold 1, 27 of 27',
    ),
    minutes: 60,
    missing: 'breaching',
  },
  ReconcileFindings: {
    ...perMinute(
      {
        expression: 'missed + aligned + failed',
        missed: 'Onbehalf/ReconcileMissed Sum',
        aligned: 'Onbehalf/ReconcileAligned Sum',
        failed: 'Onbehalf/ReconcileFailed Sum',
      },
      `${AT_LEAST} 25, 1 of 1`,
    ),
    ...daily,
  },
  SealingStopped: {
    ...perMinute(
      { expression: 'FILL(runs, 0)', runs: lambda('Invocations', 'SealActivity', 'Sum') },
      'LessThanThreshold 1, 1 of 1',
    ),
    minutes: 120,
    missing: 'breaching',
  },
  ForeignFlows: {
    ...perMinute('Onbehalf/FlowRejected Reason=foreign-state Sum', `${AT_LEAST} 5, 1 of 1`),
    ...fiveMinutes,
  },
  UnreadableEvents: {
    ...perMinute('Onbehalf/AccountEvents Reason=malformed Sum', `${AT_LEAST} 1, 1 of 1`),
    ...fiveMinutes,
  },
  WebhooksRefused: {
    ...perMinute('Onbehalf/WebhooksRefused Sum', `${AT_LEAST} 10, 1 of 1`),
    ...fiveMinutes,
  },
  WebhooksFailed: perMinute('Onbehalf/WebhooksFailed Sum', `${AT_LEAST} 1, 1 of 1`),
  WebhooksStopped: {
    ...perMinute(
      {
        expression: 'IF(FILL(missed, 0) > 0, IF(FILL(accepted, 0) < 1, 1, 0), 0)',
        missed: 'Onbehalf/ReconcileMissed Sum',
        accepted: 'Onbehalf/WebhooksAccepted Sum',
      },
      `${AT_LEAST} 1, 1 of 1`,
    ),
    ...daily,
  },
  TableThrottled: perMinute(
    {
      expression: 'FILL(reads, 0) + FILL(writes, 0) + FILL(indexReads, 0) + FILL(indexWrites, 0)',
      reads: table('ReadThrottleEvents'),
      writes: table('WriteThrottleEvents'),
      indexReads: table('ReadThrottleEvents', 'GlobalSecondaryIndexName=pending'),
      indexWrites: table('WriteThrottleEvents', 'GlobalSecondaryIndexName=pending'),
    },
    `${AT_LEAST} 1, 3 of 5`,
  ),
  TableErrors: perMinute(
    {
      expression:
        'FILL(errors0, 0) + FILL(errors1, 0) + FILL(errors2, 0) + FILL(errors3, 0) + FILL(errors4, 0)',
      errors0: table('SystemErrors', 'Operation=GetItem'),
      errors1: table('SystemErrors', 'Operation=PutItem'),
      errors2: table('SystemErrors', 'Operation=UpdateItem'),
      errors3: table('SystemErrors', 'Operation=DeleteItem'),
      errors4: table('SystemErrors', 'Operation=Query'),
    },
    `${AT_LEAST} 1, 3 of 5`,
  ),
  PermissionDenied: perMinute('Onbehalf/PermissionDenied Sum', `${AT_LEAST} 1, 1 of 1`),
};
