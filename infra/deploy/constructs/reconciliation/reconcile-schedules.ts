import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { DeadLetterQueue } from '../dead-letter-queue.ts';
import type { NodeFunction } from '../node-function.ts';
import { createJobTarget } from '../scheduling/job-target.ts';

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
    const target = createJobTarget(this, { job: reconcile, name: 'reconcile', deadLetterQueue });
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
