import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { DeadLetterQueue } from './dead-letter-queue.ts';
import type { NodeFunction } from './node-function.ts';

/** The group that holds one schedule per user with a digest, and the role under which they fire. */
export class DigestSchedules extends Construct {
  readonly groupName: string;
  readonly roleArn: string;

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
  }
}
