import { Stack } from 'aws-cdk-lib';
import { MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { formatPascalCase } from '../../pascal-case.ts';
import type { LogCount } from './log-count.ts';
import type { Observed } from './observed.ts';

/** The metric filters of the stack: one per metric and log group, which may have 100. */
export class LogCounts extends Construct {
  /** Stages may share an AWS account. */
  readonly namespace = Stack.of(this).stackName;
  private readonly observed: Observed;
  private readonly created = new Map<string, LogCount>();

  constructor(scope: Construct, id: string, observed: Observed) {
    super(scope, id);
    this.observed = observed;
  }

  /** Creates the filters of a metric, once. @throws Error when another count has the metric's name */
  create(count: LogCount): void {
    const known = this.created.get(count.metric);
    if (known === count) return;
    if (known !== undefined) throw new Error(`Two counts have the metric ${count.metric}`);
    this.created.set(count.metric, count);
    for (const log of count.logs) {
      new MetricFilter(this, `${count.metric}${formatPascalCase(log)}`, {
        logGroup: log === 'access-log' ? this.observed.accessLogs : this.observed.functions[log].logGroup,
        filterPattern: count.pattern,
        metricNamespace: this.namespace,
        metricName: count.metric,
        metricValue: count.value ?? '1',
        ...(count.by && { dimensions: { ...count.by } }),
      });
    }
  }
}
