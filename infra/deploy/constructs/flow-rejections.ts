import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { NodeFunction } from './node-function.ts';

const METRIC = 'FlowRejected';
const FOREIGN_FLOWS = 5;

/** Counts refused flows by reason, which no response reveals; alarms when several return to another user's browser. */
export class FlowRejections extends Construct {
  constructor(scope: Construct, id: string, { verifier }: { verifier: NodeFunction<'callback-status'> }) {
    super(scope, id);
    // Stages may share an AWS account.
    const namespace = Stack.of(this).stackName;
    new MetricFilter(this, 'ByReason', {
      logGroup: verifier.logGroup,
      filterPattern: FilterPattern.stringValue('$.message', '=', 'flow rejected'),
      metricNamespace: namespace,
      metricName: METRIC,
      metricValue: '1',
      dimensions: { Reason: '$.reason' },
    });
    new Alarm(this, 'Foreign', {
      alarmDescription:
        'Links come back to users who did not start them: see "Rejected flows" in docs/runbook.md.',
      metric: new Metric({
        namespace,
        metricName: METRIC,
        dimensionsMap: { Reason: 'foreign-state' },
        statistic: 'Sum',
        period: Duration.minutes(5),
      }),
      threshold: FOREIGN_FLOWS,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
