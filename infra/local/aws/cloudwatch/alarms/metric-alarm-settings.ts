import { z } from 'zod';
import type { ResolvedResource } from '../../template/resources.ts';
import type { Metric } from '../metrics/metric.ts';
import { type Expression, parseMath } from '../metrics/metric-math.ts';
import { readStatistic, type Statistic } from '../metrics/statistic.ts';
import { type AlarmActions, actionsOf, alarmMembers } from './alarm-actions.ts';
import type { Judgement } from './judge-points.ts';

/** A metric alarm of the template. */
export type MetricAlarmSettings = Judgement & {
  name: string;
  logicalId: string;
  description: string;
  actions: AlarmActions;
  periodMinutes: number;
  threshold: number;
  comparison: Comparison;
  /** What is compared with the threshold, over the metrics by their ids. */
  expression: Expression;
  metrics: ReadonlyMap<string, { metric: Metric; statistic: Statistic }>;
};

type Comparison = keyof typeof comparisons;

export const comparisons = {
  GreaterThanThreshold: (value: number, threshold: number) => value > threshold,
  GreaterThanOrEqualToThreshold: (value: number, threshold: number) => value >= threshold,
  LessThanThreshold: (value: number, threshold: number) => value < threshold,
  LessThanOrEqualToThreshold: (value: number, threshold: number) => value <= threshold,
};

const dimensions = z.array(z.strictObject({ Name: z.string(), Value: z.string() })).default([]);
const period = z.number().multipleOf(60);

const queries = z.array(
  z.strictObject({
    Id: z.string(),
    Label: z.string().optional(),
    ReturnData: z.boolean().optional(),
    Period: period.optional(),
    Expression: z.string().optional(),
    MetricStat: z
      .strictObject({
        Metric: z.strictObject({
          Namespace: z.string(),
          MetricName: z.string(),
          Dimensions: dimensions,
        }),
        Period: period,
        Stat: z.string(),
        Unit: z.string().optional(),
      })
      .optional(),
  }),
);

type Queries = z.output<typeof queries>;

// An unknown member could change what the alarm means, and is refused.
const alarmSchema = z.strictObject({
  ...alarmMembers,
  ComparisonOperator: z.enum(Object.keys(comparisons) as [Comparison, ...Comparison[]]),
  EvaluationPeriods: z.int().min(1),
  DatapointsToAlarm: z.int().min(1).optional(),
  Threshold: z.number(),
  TreatMissingData: z.enum(['missing', 'ignore', 'breaching', 'notBreaching']).default('missing'),
  EvaluateLowSampleCountPercentile: z.literal('evaluate').optional(),
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  Dimensions: dimensions,
  Statistic: z.string().optional(),
  ExtendedStatistic: z.string().optional(),
  Period: period.optional(),
  Unit: z.string().optional(),
  Metrics: queries.optional(),
});

/** @throws Error for a member or value that the local stack cannot evaluate */
export function readMetricAlarm({ logicalId, ref, properties }: ResolvedResource): MetricAlarmSettings {
  const parsed = alarmSchema.safeParse(properties);
  if (!parsed.success) throw new Error(`The alarm ${logicalId}: ${z.prettifyError(parsed.error)}`);
  const read = parsed.data;
  return {
    name: ref,
    logicalId,
    description: read.AlarmDescription,
    actions: actionsOf(read),
    evaluationPeriods: read.EvaluationPeriods,
    datapointsToAlarm: read.DatapointsToAlarm ?? read.EvaluationPeriods,
    missingData: read.TreatMissingData,
    threshold: read.Threshold,
    comparison: read.ComparisonOperator,
    ...readQueries(read.Metrics ?? toQueries(read), logicalId),
  };
}

/** An alarm on one metric is one on the expression of this metric. */
function toQueries(read: z.output<typeof alarmSchema>): Queries {
  const { Namespace = '', MetricName = '', Dimensions, Period = 0 } = read;
  const Stat = read.Statistic ?? read.ExtendedStatistic ?? '';
  return [{ Id: 'metric', MetricStat: { Metric: { Namespace, MetricName, Dimensions }, Period, Stat } }];
}

/** Inlines the expressions of others into the one whose data is returned. */
function readQueries(
  all: Queries,
  logicalId: string,
): Pick<MetricAlarmSettings, 'expression' | 'metrics' | 'periodMinutes'> {
  const metrics = new Map<string, { metric: Metric; statistic: Statistic }>();
  const periods = new Set<number>();
  for (const { Id, MetricStat: read } of all) {
    if (!read) continue;
    const { Namespace: namespace, MetricName: name, Dimensions } = read.Metric;
    const metric = {
      namespace,
      name,
      dimensions: Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value])),
    };
    metrics.set(Id, { metric, statistic: readStatistic(read.Stat) });
    periods.add(read.Period);
  }
  const [seconds, another] = periods;
  if (!seconds || another) throw new Error(`The alarm ${logicalId} needs one period for all its metrics`);
  return { metrics, periodMinutes: seconds / 60, expression: readExpression(all, metrics, logicalId) };
}

function readExpression(
  all: Queries,
  metrics: MetricAlarmSettings['metrics'],
  logicalId: string,
): Expression {
  const [returned, another] = all.filter(({ ReturnData = true }) => ReturnData);
  if (!returned || another) throw new Error(`The alarm ${logicalId} needs one query that returns data`);
  const expression = parseMath(returned.Expression ?? returned.Id);
  const unknown = [...expression.metrics].find((id) => !metrics.has(id));
  if (unknown !== undefined) throw new Error(`The alarm ${logicalId} has no metric ${unknown}`);
  return expression;
}
