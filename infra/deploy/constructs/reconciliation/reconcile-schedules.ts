import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { FIRING_AGE_SECONDS, FIRING_RETRIES } from '../../../../shared/config/limits.ts';
import type { DeadLetterQueue } from '../dead-letter-queue.ts';
import type { NodeFunction } from '../node-function.ts';

type ReconcileSchedulesProps = { reconcile: NodeFunction<'reconcile'>; deadLetterQueue: DeadLetterQueue };

/** A run takes up to fifteen minutes, so no two of these work at one time. */
const FURTHER_RUNS = 'cron(0,20,40 4-9 * * ? *)';

/** An offboarding that a run did not end is continued within the hour. */
const OFFBOARDINGS = 'cron(50 * * * ? *)';

/**
 * Invokes reconcile once a day, in the night of Europe. Further runs end a pass that takes more than one; they do nothing
 * where none is under way. The schedules are in no group of the users' schedules.
 */
export class ReconcileSchedules extends Construct {
  constructor(scope: Construct, id: string, { reconcile, deadLetterQueue }: ReconcileSchedulesProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      description:
        'Assumed by the schedules of reconcile: invokes it, or sends the firing to the dead-letter queue',
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
    reconcile.grantInvoke(role);
    deadLetterQueue.grantSend(role);
    const target = {
      arn: reconcile.lambda.functionArn,
      roleArn: role.roleArn,
      deadLetterConfig: { arn: deadLetterQueue.queueArn },
      retryPolicy: { maximumRetryAttempts: FIRING_RETRIES, maximumEventAgeInSeconds: FIRING_AGE_SECONDS },
    };
    new CfnSchedule(this, 'Schedule', {
      scheduleExpression: 'cron(10 2 * * ? *)',
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'FLEXIBLE', maximumWindowInMinutes: 60 },
      target: { ...target, input: '{}' },
    });
    new CfnSchedule(this, 'FurtherRuns', {
      scheduleExpression: FURTHER_RUNS,
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'OFF' },
      target: { ...target, input: JSON.stringify({ onlyUnfinished: true }) },
    });
    new CfnSchedule(this, 'Offboardings', {
      scheduleExpression: OFFBOARDINGS,
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'OFF' },
      target: { ...target, input: JSON.stringify({ onlyOffboardings: true }) },
    });
  }
}
