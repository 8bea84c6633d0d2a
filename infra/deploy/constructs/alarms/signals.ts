import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { FunctionName } from '../../../../shared/config/environment.ts';
import type { LogCount } from './log-count.ts';
import type { LogCounts } from './log-counts.ts';
import type { Observed } from './observed.ts';

type Statistic = 'Sum' | 'Maximum' | 'p50' | 'p99';

/** The metrics of the stack's parts, each over one period. */
export class Signals {
  private readonly observed: Observed;
  private readonly counts: LogCounts;
  private readonly period: Duration;

  /** @param minutes the period of every metric */
  constructor(observed: Observed, counts: LogCounts, minutes: number) {
    this.observed = observed;
    this.counts = counts;
    this.period = Duration.minutes(minutes);
  }

  ofApi(metricName: '4xx' | '5xx' | 'Count' | 'DataProcessed' | 'Latency', statistic: Statistic): Metric {
    return this.metric('AWS/ApiGateway', metricName, statistic, { ApiId: this.observed.apiId });
  }

  ofFunction(name: FunctionName, metricName: string, statistic: Statistic): Metric {
    const { functionName } = this.observed.functions[name].lambda;
    return this.metric('AWS/Lambda', metricName, statistic, { FunctionName: functionName });
  }

  /** A metric of Lambda over all functions of the account in the region. */
  ofAccount(metricName: string, statistic: Statistic): Metric {
    return this.metric('AWS/Lambda', metricName, statistic, {});
  }

  ofTable(
    metricName: string,
    further: { Operation?: string; GlobalSecondaryIndexName?: string } = {},
  ): Metric {
    return this.metric('AWS/DynamoDB', metricName, 'Sum', { TableName: this.observed.tableName, ...further });
  }

  /** A metric of Scheduler over the users' schedules. */
  ofSchedules(metricName: string): Metric {
    return this.metric('AWS/Scheduler', metricName, 'Sum', { ScheduleGroup: this.observed.scheduleGroup });
  }

  ofDeadLetterQueue(metricName: string): Metric {
    return this.metric('AWS/SQS', metricName, 'Maximum', { QueueName: this.observed.deadLetterQueueName });
  }

  /** A metric of CloudWatch Logs over one log group. */
  ofLogGroup({ logGroupName }: ILogGroup, metricName: string): Metric {
    return this.metric('AWS/Logs', metricName, 'Sum', { LogGroupName: logGroupName });
  }

  /** The sum of what a filter counts in the logs; the filter is created with the first use. */
  ofLogs(count: LogCount, dimensions: Record<string, string> = {}): Metric {
    this.counts.create(count);
    return this.metric(this.counts.namespace, count.metric, 'Sum', dimensions);
  }

  compute(expression: string, usingMetrics: Record<string, Metric>, label?: string): MathExpression {
    return new MathExpression({ expression, usingMetrics, period: this.period, label: label ?? '' });
  }

  /**
   * The percentage that `part` is of `whole`. A percentage of few requests says little, so up to five of them count as all
   * when most have failed, and else as none.
   */
  computeShare(part: string, usingMetrics: Record<'whole', Metric> & Record<string, Metric>): MathExpression {
    const expression = `IF(whole > 5, 100 * ${part} / whole, IF(2 * ${part} > whole, 100, 0))`;
    return this.compute(expression, usingMetrics);
  }

  private metric(
    namespace: string,
    metricName: string,
    statistic: Statistic,
    dimensionsMap: Record<string, string>,
  ): Metric {
    return new Metric({ namespace, metricName, statistic, dimensionsMap, period: this.period });
  }
}
