import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { FunctionName } from '../../../shared/config/environment.ts';
import { FIRING_AGE_SECONDS, FIRING_RETRIES } from '../../../shared/config/limits.ts';
import type { DeadLetterQueue } from './dead-letter-queue.ts';
import type { NodeFunction } from './node-function.ts';

type DailyScheduleProps = { job: NodeFunction<FunctionName>; deadLetterQueue: DeadLetterQueue };

/** Invokes a job once a day, in the night of Europe. It is in no group of the users' schedules. */
export class DailySchedule extends Construct {
  constructor(scope: Construct, id: string, { job, deadLetterQueue }: DailyScheduleProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      description: `Assumed by the daily schedule of ${job.name}: invokes it, or sends the firing to the dead-letter queue`,
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        // https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
        conditions: {
          StringEquals: {
            'aws:SourceAccount': Stack.of(this).account,
            'aws:SourceArn': Stack.of(this).formatArn({
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
    new CfnSchedule(this, 'Schedule', {
      scheduleExpression: 'cron(10 2 * * ? *)',
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'FLEXIBLE', maximumWindowInMinutes: 60 },
      target: {
        arn: job.lambda.functionArn,
        roleArn: role.roleArn,
        input: '{}',
        deadLetterConfig: { arn: deadLetterQueue.queueArn },
        retryPolicy: { maximumRetryAttempts: FIRING_RETRIES, maximumEventAgeInSeconds: FIRING_AGE_SECONDS },
      },
    });
  }
}
