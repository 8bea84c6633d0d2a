import type { Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { reconcileJob } from '../../../functions/reconcile/job.ts';
import { fakeAccountDeps, fakeCursor } from '../../support/reconcile/sweep-fakes.ts';
import { fakeDigestSettings, fakeSchedules } from '../../support/state/fake-digest-settings.ts';
import { only, refSchema, synthesize } from './template.ts';

const { resources, functions } = synthesize();
const reconcile = only(functions.filter(({ name }) => name === 'reconcile'));
const transformation = z.object({
  MetricNamespace: z.string(),
  MetricName: z.string(),
  MetricValue: z.string(),
});
const filterSchema = z.object({
  LogGroupName: refSchema,
  FilterPattern: z.string(),
  MetricTransformations: z.array(transformation),
});
const filters = [...resources('AWS::Logs::MetricFilter', filterSchema).values()].filter(
  ({ LogGroupName, MetricTransformations: [to] }) =>
    LogGroupName === reconcile.properties.LoggingConfig.LogGroup && to?.MetricValue !== '1',
);

/** The line that a run really logs. */
async function logLine(): Promise<Record<string, unknown>> {
  let line: Record<string, unknown> = {};
  const ignore = () => undefined;
  const info = (message: string, fields?: object) => {
    line = { message, ...fields };
  };
  const schedules = fakeSchedules();
  const job = reconcileJob({
    ...fakeAccountDeps().deps,
    settings: fakeDigestSettings(),
    schedules,
    list: schedules.list,
    cursor: fakeCursor(),
    now: Date.now,
    log: { info, warn: ignore, error: ignore, appendKeys: ignore, resetKeys: ignore },
  });
  await job({}, { awsRequestId: 'req', getRemainingTimeInMillis: () => 60_000 } as Context);
  return line;
}

function valueAt(line: Record<string, unknown>, selector: string): unknown {
  return selector
    .split('.')
    .slice(1)
    .reduce<unknown>((found, name) => Object(found)[name], line);
}

describe('what reconcile finds', () => {
  it('is counted from the one line of its log, each finding by a number that the line has', async () => {
    const line = await logLine();
    expect(filters.length).toBe(4);
    for (const { FilterPattern, MetricTransformations } of filters) {
      const { MetricValue } = only(MetricTransformations);
      expect(FilterPattern).toBe(`{ ($.message = "${line.message}") && (${MetricValue} = "*") }`);
      expect(valueAt(line, MetricValue)).toBe(0);
    }
    const values = filters.map(({ MetricTransformations }) => only(MetricTransformations).MetricValue);
    const counted = values.map((value) => value.replace('$.findings.', ''));
    expect(counted.toSorted()).toEqual(Object.keys(Object(line.findings)).toSorted());
  });
});

describe('reconcile', () => {
  it('is invoked once a day, then to end an unfinished pass, hourly for offboardings, with retries and the dead-letter queue', () => {
    const [queueId] = [...resources('AWS::SQS::Queue', z.unknown()).keys()];
    const target = {
      Arn: { 'Fn::GetAtt': [reconcile.id, 'Arn'] },
      RoleArn: { 'Fn::GetAtt': [expect.stringMatching(/^ReconciliationRole/), 'Arn'] },
      RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3600 },
      DeadLetterConfig: { Arn: { 'Fn::GetAtt': [queueId, 'Arn'] } },
    };
    const all = [...resources('AWS::Scheduler::Schedule', z.looseObject({ Target: z.unknown() })).values()];
    const own = all.filter(({ Target }) => JSON.stringify(Target).includes(reconcile.id));
    expect(own).toEqual([
      {
        ScheduleExpression: 'cron(10 2 * * ? *)',
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 60 },
        Target: { ...target, Input: '{}' },
      },
      {
        ScheduleExpression: 'cron(0,20,40 4-9 * * ? *)',
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { ...target, Input: '{"onlyUnfinished":true}' },
      },
      {
        ScheduleExpression: 'cron(50 * * * ? *)',
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { ...target, Input: '{"onlyOffboardings":true}' },
      },
    ]);
  });

  it('has no two runs at one time: the first ends before the others begin, and each before the next', () => {
    const { properties } = reconcile;
    const [begins, window, gap] = [2 * 60 + 10, 60, 20];
    expect(begins + window + properties.Timeout / 60).toBeLessThan(4 * 60);
    expect(properties.Timeout / 60).toBeLessThan(gap);
  });
});
