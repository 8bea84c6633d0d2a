import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  MathExpression,
  type Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { NodeFunction } from '../node-function.ts';

type ReconcileFindingsProps = {
  reconcile: NodeFunction<'reconcile'>;
  /** The findings of one day from which on the alarm fires. */
  threshold: number;
};

/** The members of `findings` in the line that a run logs, and the metric of each. */
const METRICS = {
  missed: 'ReconcileMissed',
  aligned: 'ReconcileAligned',
  failed: 'ReconcileFailed',
} as const;

/** Counts what reconcile found and should not have been there to find; alarms when it is much. */
export class ReconcileFindings extends Construct {
  constructor(scope: Construct, id: string, { reconcile, threshold }: ReconcileFindingsProps) {
    super(scope, id);
    const usingMetrics: Record<string, Metric> = {};
    for (const [finding, metricName] of Object.entries(METRICS)) {
      const filter = new MetricFilter(this, metricName, {
        logGroup: reconcile.logGroup,
        filterPattern: FilterPattern.all(
          FilterPattern.stringValue('$.message', '=', 'reconcile'),
          FilterPattern.exists(`$.findings.${finding}`),
        ),
        // Stages may share an AWS account.
        metricNamespace: Stack.of(this).stackName,
        metricName,
        metricValue: `$.findings.${finding}`,
      });
      usingMetrics[finding] = filter.metric({ statistic: 'Sum' });
    }
    new Alarm(this, 'Many', {
      alarmDescription:
        'Reconcile found accounts, or schedules, that nothing had reported: see "Reconcile finds much" in docs/runbook.md.',
      metric: new MathExpression({
        expression: Object.keys(METRICS).join(' + '),
        usingMetrics,
        label: 'findings',
        // A pass can take several runs.
        period: Duration.days(1),
      }),
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
