import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { DeadLetterQueue } from '../dead-letter-queue.ts';
import type { NodeFunction } from '../node-function.ts';
import { createJobTarget } from '../scheduling/job-target.ts';

type SealScheduleProps = { sealActivity: NodeFunction<'seal-activity'>; deadLetterQueue: DeadLetterQueue };

/** Invokes seal-activity every quarter of an hour. The schedule is in no group of the users' schedules. */
export class SealSchedule extends Construct {
  constructor(scope: Construct, id: string, { sealActivity, deadLetterQueue }: SealScheduleProps) {
    super(scope, id);
    const target = createJobTarget(this, { job: sealActivity, name: 'seal-activity', deadLetterQueue });
    new CfnSchedule(this, 'Schedule', {
      scheduleExpression: 'cron(0/15 * * * ? *)',
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'OFF' },
      target: { ...target, input: '{}' },
    });
  }
}
