import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { NodeFunction } from '../node-function.ts';

const METRIC = 'AccountEvents';

/** Counts the webhooks that were acknowledged without an effect, by reason; alarms when one could not be read. */
export class AccountEventCounts extends Construct {
  constructor(scope: Construct, id: string, { receiver }: { receiver: NodeFunction<'account-events'> }) {
    super(scope, id);
    // Stages may share an AWS account.
    const namespace = Stack.of(this).stackName;
    new MetricFilter(this, 'Ignored', {
      logGroup: receiver.logGroup,
      filterPattern: FilterPattern.all(
        FilterPattern.stringValue('$.message', '=', 'account event'),
        FilterPattern.stringValue('$.outcome', '=', 'ignored'),
      ),
      metricNamespace: namespace,
      metricName: METRIC,
      metricValue: '1',
      dimensions: { Reason: '$.reason' },
    });
    new Alarm(this, 'Unreadable', {
      alarmDescription:
        'Scalekit sends webhooks that this version cannot read: see "Unreadable account events" in docs/runbook.md.',
      metric: new Metric({
        namespace,
        metricName: METRIC,
        dimensionsMap: { Reason: 'malformed' },
        statistic: 'Sum',
        period: Duration.minutes(5),
      }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
