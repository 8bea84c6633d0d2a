import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Grant, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { FunctionName, ScheduleTarget } from '../../../shared/config/environment.ts';
import { acknowledge } from '../acknowledgements.ts';
import type { DeadLetterQueue } from './dead-letter-queue.ts';
import type { NodeFunction } from './node-function.ts';

/** The group that holds one schedule per user with a digest, and the role under which they fire. */
export class DigestSchedules extends Construct {
  readonly groupName: string;
  readonly roleArn: string;
  /** What a function that keeps schedules must know. */
  readonly environment: ScheduleTarget;

  constructor(
    scope: Construct,
    id: string,
    { mailDigest, deadLetters }: { mailDigest: NodeFunction<'mail-digest'>; deadLetters: DeadLetterQueue },
  ) {
    super(scope, id);
    // Schedules without the stack's function could only fail, so they go with it.
    const group = new ScheduleGroup(this, 'Group', { removalPolicy: RemovalPolicy.DESTROY });
    const role = new Role(this, 'Role', {
      description:
        'Assumed by the digest schedules: invokes mail-digest, or leaves the firing in the dead-letter queue',
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
    // For a firing that never reached the function: Scheduler gives up after its own retries.
    deadLetters.grantSend(role);
    this.groupName = group.scheduleGroupName;
    this.roleArn = role.roleArn;
    this.environment = {
      SCHEDULE_GROUP: this.groupName,
      SCHEDULE_ROLE_ARN: this.roleArn,
      MAIL_DIGEST_ARN: mailDigest.lambda.functionArn,
      DEAD_LETTER_ARN: deadLetters.queueArn,
    };
  }

  /** Lets the grantee make, change and delete the group's schedules, and give them this role and no other. */
  grantKeep(grantee: NodeFunction<FunctionName>): void {
    const schedules = Stack.of(this).formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `${this.groupName}/*`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    const actions = ['CreateSchedule', 'UpdateSchedule', 'DeleteSchedule'];
    Grant.addToPrincipal({
      grantee,
      actions: actions.map((action) => `scheduler:${action}`),
      resourceArns: [schedules],
    }).assertSuccess();
    Grant.addToPrincipal({
      grantee,
      actions: ['iam:PassRole'],
      resourceArns: [this.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
    }).assertSuccess();
    const written = `arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/${this.groupName}/*`;
    acknowledge(grantee, {
      [`AwsSolutions-IAM5[Resource::${written}]`]:
        "One schedule per user: their names are not known before; the group is this stack's alone.",
    });
  }
}
