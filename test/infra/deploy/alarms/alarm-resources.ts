import { z } from 'zod';
import type { synthesize } from '../template.ts';

const metricSchema = z.object({
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
});

const querySchema = z.union([
  z.object({
    Id: z.string(),
    MetricStat: z.object({ Metric: metricSchema, Period: z.number(), Stat: z.string() }),
    ReturnData: z.literal(false),
  }),
  z.object({ Id: z.string(), Expression: z.string(), Label: z.string().optional() }),
]);

const actions = {
  AlarmActions: z.array(z.unknown()).default([]),
  OKActions: z.array(z.unknown()).default([]),
};

const rule = {
  AlarmDescription: z.string(),
  ComparisonOperator: z.string(),
  DatapointsToAlarm: z.number(),
  EvaluationPeriods: z.number(),
  Threshold: z.number(),
  TreatMissingData: z.string(),
  ...actions,
};

// Strict: an alarm with a name of its own, or with its actions disabled, is none of these.
const alarmSchema = z.union([
  z.strictObject({ ...rule, ...metricSchema.shape, Period: z.number(), Statistic: z.string() }),
  z.strictObject({ ...rule, ...metricSchema.shape, Period: z.number(), ExtendedStatistic: z.string() }),
  z.strictObject({ ...rule, Metrics: z.array(querySchema) }),
]);

export const compositeSchema = z.strictObject({
  AlarmName: z.string().optional(),
  AlarmDescription: z.string(),
  AlarmRule: z.unknown(),
  ...actions,
});

type AlarmProperties = z.output<typeof alarmSchema>;

/** `{ Ref }` and `{ 'Fn::GetAtt' }` as the logical id without CDK's hash. */
function nameResource(value: unknown): unknown {
  const { Ref, 'Fn::GetAtt': attribute } = Object(value);
  const id = Ref ?? attribute?.[0];
  return typeof id === 'string' ? id.replace(/[0-9A-F]{8}$/, '') : value;
}

function describeMetric(metric: z.output<typeof metricSchema>, statistic: string): string {
  const dimensions = metric.Dimensions.map(({ Name, Value }) => `${Name}=${nameResource(Value)}`);
  return [`${metric.Namespace}/${metric.MetricName}`, ...dimensions.toSorted(), statistic].join(' ');
}

/** What an alarm looks at: `namespace/metric dimension=resource statistic`, by the name in its expression. */
function describeMetrics(alarm: AlarmProperties) {
  if (!('Metrics' in alarm)) {
    const statistic = 'Statistic' in alarm ? alarm.Statistic : alarm.ExtendedStatistic;
    return { metric: describeMetric(alarm, statistic), periods: [alarm.Period] };
  }
  const stats = alarm.Metrics.flatMap((query) => ('MetricStat' in query ? [query] : []));
  const [expression, ...others] = alarm.Metrics.flatMap((query) => ('Expression' in query ? [query] : []));
  if (expression === undefined || others.length > 0) throw new Error('expected one expression');
  const metrics = Object.fromEntries(
    stats.map(({ Id, MetricStat }) => [Id, describeMetric(MetricStat.Metric, MetricStat.Stat)]),
  );
  return {
    metric: { expression: expression.Expression, ...metrics },
    periods: stats.map(({ MetricStat }) => MetricStat.Period),
  };
}

/** Reads every alarm of a template by its id, which is the same in each stack. */
export function readAlarms({ resources }: ReturnType<typeof synthesize>) {
  const alarms = [...resources('AWS::CloudWatch::Alarm', alarmSchema)];
  return new Map(
    alarms.map(([logicalId, alarm]) => {
      const id = logicalId.replace(/^Alarms/, '').replace(/[0-9A-F]{8}$/, '');
      const { metric, periods } = describeMetrics(alarm);
      const [period, ...others] = new Set(periods);
      if (period === undefined || others.length > 0) throw new Error(`${id} has several periods`);
      const { DatapointsToAlarm, EvaluationPeriods, ComparisonOperator, Threshold } = alarm;
      const described = {
        metric,
        minutes: period / 60,
        rule: `${ComparisonOperator} ${Threshold}, ${DatapointsToAlarm} of ${EvaluationPeriods}`,
        missing: alarm.TreatMissingData,
      };
      return [id, { logicalId, alarm, described }] as const;
    }),
  );
}
