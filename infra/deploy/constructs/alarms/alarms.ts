import {
  Alarm,
  AlarmRule,
  AlarmState,
  CfnCompositeAlarm,
  ComparisonOperator,
  CompositeAlarm,
  type IAlarm,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import type { AlarmRow } from './alarm-row.ts';
import { AlarmTopic } from './alarm-topic.ts';
import { LogCounts } from './log-counts.ts';
import type { Observed } from './observed.ts';
import { alarmRows } from './rows/alarm-rows.ts';
import { Signals } from './signals.ts';

const operators = {
  '>=': ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  '>': ComparisonOperator.GREATER_THAN_THRESHOLD,
  '<': ComparisonOperator.LESS_THAN_THRESHOLD,
} as const satisfies Record<AlarmRow['breaches'], ComparisonOperator>;

const missingData = {
  breaching: TreatMissingData.BREACHING,
  notBreaching: TreatMissingData.NOT_BREACHING,
} as const satisfies Record<AlarmRow['missing'], TreatMissingData>;

/** Every alarm of the stack, and the topic that they notify when they fire and when they end. */
export class Alarms extends Construct {
  readonly topicArn: string;
  /** The alarms of which one rolls back a deployment that makes it fire. */
  readonly rollbackTriggerArns: string[];
  readonly counts: LogCounts;
  readonly all: readonly IAlarm[];
  private readonly observed: Observed;

  constructor(scope: Construct, id: string, observed: Observed) {
    super(scope, id);
    this.observed = observed;
    this.counts = new LogCounts(this, 'Counts', observed);
    const { topic } = new AlarmTopic(this, 'Notifications', observed.parameters.alarms ?? {});
    this.topicArn = topic.topicArn;
    const action = new SnsAction(topic);
    const created = alarmRows.map((row) => ({ row, alarm: this.createAlarm(row) }));
    const causes = created.filter(({ row }) => row.notifies === 'service-down').map(({ alarm }) => alarm);
    const notifying = created.filter(({ row }) => row.notifies === 'itself').map(({ alarm }) => alarm);
    const composite = this.createComposite(causes);
    this.all = [composite, ...created.map(({ alarm }) => alarm)];
    for (const alarm of [composite, ...notifying]) {
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
    }
    this.rollbackTriggerArns = created
      .filter(({ row }) => row.isRollbackTrigger)
      .map(({ alarm }) => alarm.alarmArn);
  }

  private createAlarm(row: AlarmRow): Alarm {
    const { threshold } = row;
    const [datapointsToAlarm, evaluationPeriods] = row.datapoints;
    return new Alarm(this, row.id, {
      alarmDescription: describeAlarm(row),
      metric: row.measure(new Signals(this.observed, this.counts, row.period)),
      threshold: typeof threshold === 'number' ? threshold : threshold(this.observed),
      comparisonOperator: operators[row.breaches],
      datapointsToAlarm,
      evaluationPeriods,
      treatMissingData: missingData[row.missing],
    });
  }

  /** One outage has several causes that fire together: this alarm notifies for all of them, once. */
  private createComposite(causes: Alarm[]): CompositeAlarm {
    const alarm = new CompositeAlarm(this, 'ServiceDown', {
      alarmDescription: describeAlarm({
        meaning: 'Users receive errors: the API, a function or an upstream fails',
        runbook: 'api.md#service-is-down',
      }),
      alarmRule: AlarmRule.anyOf(...causes.map((cause) => AlarmRule.fromAlarm(cause, AlarmState.ALARM))),
    });
    const { defaultChild: resource } = alarm.node;
    // The CDK's name is the same in every stage of an account; CloudFormation generates one of its own.
    if (resource instanceof CfnCompositeAlarm) resource.alarmName = undefined;
    return alarm;
  }
}

function describeAlarm({ meaning, runbook }: Pick<AlarmRow, 'meaning' | 'runbook'>): string {
  return `${meaning}: see docs/runbook/${runbook}`;
}
