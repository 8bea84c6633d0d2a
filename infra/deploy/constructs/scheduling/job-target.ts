import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import type { FunctionName } from '../../../../shared/config/environment.ts';
import { FIRING_AGE_SECONDS, FIRING_RETRIES } from '../../../../shared/config/job-limits.ts';
import type { DeadLetterQueue } from '../dead-letter-queue.ts';
import type { NodeFunction } from '../node-function.ts';

type JobTarget = CfnSchedule.TargetProperty;

/** Creates the role with which the stack's own schedules invoke a job, and returns the target of such a schedule. */
export function createJobTarget(
  scope: Construct,
  {
    job,
    name,
    deadLetterQueue,
  }: { job: NodeFunction<FunctionName>; name: string; deadLetterQueue: DeadLetterQueue },
): JobTarget {
  const role = new Role(scope, 'Role', {
    description: `Assumed by the schedules of ${name}: invokes it, or sends the firing to the dead-letter queue`,
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      // https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
      conditions: {
        StringEquals: {
          'aws:SourceAccount': Stack.of(scope).account,
          'aws:SourceArn': Stack.of(scope).formatArn({
            service: 'scheduler',
            resource: 'schedule-group',
            resourceName: 'default',
            arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
          }),
        },
      },
    }),
  });
  job.grantInvoke(role);
  deadLetterQueue.grantSend(role);
  return {
    arn: job.lambda.functionArn,
    roleArn: role.roleArn,
    deadLetterConfig: { arn: deadLetterQueue.queueArn },
    retryPolicy: { maximumRetryAttempts: FIRING_RETRIES, maximumEventAgeInSeconds: FIRING_AGE_SECONDS },
  };
}
