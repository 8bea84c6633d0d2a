import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Grant, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { FunctionName } from '../../../shared/config/environment.ts';
import type { ScheduleTarget } from '../../../shared/config/environment-parts.ts';
import { acknowledge } from '../acknowledgements.ts';
import type { DeadLetterQueue } from './dead-letter-queue.ts';
import type { NodeFunction } from './node-function.ts';

/** The group with one schedule per user who has a digest, and the role under which the schedules fire. */
export class DigestSchedules extends Construct {
  readonly groupName: string;
  readonly roleArn: string;
  /** The environment of a function that keeps schedules. */
  readonly environment: ScheduleTarget;

  constructor(
    scope: Construct,
    id: string,
    {
      mailDigest,
      deadLetterQueue,
    }: { mailDigest: NodeFunction<'mail-digest'>; deadLetterQueue: DeadLetterQueue },
  ) {
    super(scope, id);
    // Without the stack's function a schedule can only fail, so schedules are deleted with the stack.
    const group = new ScheduleGroup(this, 'Group', { removalPolicy: RemovalPolicy.DESTROY });
    const role = new Role(this, 'Role', {
      description:
        'Assumed by the digest schedules: invokes mail-digest, or sends the firing to the dead-letter queue',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        // https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
        conditions: {
          StringEquals: {
            'aws:SourceAccount': Stack.of(this).account,
            'aws:SourceArn': group.scheduleGroupArn,
          },
        },
      }),
    });
    mailDigest.grantInvoke(role);
    // Scheduler sends a firing here that never reached the function, after its own retries.
    deadLetterQueue.grantSend(role);
    this.groupName = group.scheduleGroupName;
    this.roleArn = role.roleArn;
    this.environment = {
      SCHEDULE_GROUP: this.groupName,
      SCHEDULE_ROLE_ARN: this.roleArn,
      MAIL_DIGEST_ARN: mailDigest.lambda.functionArn,
      DEAD_LETTER_ARN: deadLetterQueue.queueArn,
    };
  }

  /**
   * Lets the grantee create, change and delete the group's schedules, and pass them this role and no other; `further`
   * actions on these schedules come with it.
   */
  grantKeep(grantee: NodeFunction<FunctionName>, ...further: 'GetSchedule'[]): void {
    const actions = ['CreateSchedule', 'UpdateSchedule', 'DeleteSchedule', ...further];
    Grant.addToPrincipal({
      grantee,
      actions: actions.map((action) => `scheduler:${action}`),
      resourceArns: [this.formatSchedules(this.groupName)],
    }).assertSuccess();
    Grant.addToPrincipal({
      grantee,
      actions: ['iam:PassRole'],
      resourceArns: [this.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
    }).assertSuccess();
    this.acknowledgeGroup(grantee);
  }

  /** Lets the grantee find and delete the group's schedules, and write none. */
  grantEnd(grantee: NodeFunction<FunctionName>): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['scheduler:GetSchedule', 'scheduler:DeleteSchedule'],
      resourceArns: [this.formatSchedules(this.groupName)],
    }).assertSuccess();
    this.acknowledgeGroup(grantee);
  }

  /** Lets the grantee list the schedules. The names of all schedules of the account come with that right. */
  grantList(grantee: NodeFunction<FunctionName>): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['scheduler:ListSchedules'],
      resourceArns: [this.formatSchedules('*')],
    }).assertSuccess();
    acknowledge(grantee, {
      [`AwsSolutions-IAM5[Resource::${reportedSchedules('*')}]`]:
        'Scheduler authorizes ListSchedules for all groups together (https://github.com/aws/aws-cdk/issues/38201); the function lists its own group.',
    });
  }

  private acknowledgeGroup(grantee: NodeFunction<FunctionName>): void {
    acknowledge(grantee, {
      [`AwsSolutions-IAM5[Resource::${reportedSchedules(this.groupName)}]`]:
        'There is one schedule per user, so their names are not known in advance; the group belongs to this stack alone.',
    });
  }

  private formatSchedules(group: string): string {
    return Stack.of(this).formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `${group}/*`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  }
}

/** The ARN of a group's schedules as cdk-nag reports it. */
function reportedSchedules(group: string): string {
  return `arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/${group}/*`;
}
