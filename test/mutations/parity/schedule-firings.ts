import type { ParityMutation } from '../mutation.ts';

const GUIDE = 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/';
const REFERENCE = 'https://docs.aws.amazon.com/scheduler/latest/APIReference/';
const TYPES = `${GUIDE}schedule-types.html`;
const DATES = { test: 'test/local/aws/scheduler/schedule-dates.test.ts' };
const CLOCK = { test: 'test/local/aws/scheduler/scheduler-clock.test.ts' };
const SCHEDULER = { test: 'test/local/aws/scheduler/scheduler.test.ts' };

export const scheduleFirings: readonly ParityMutation[] = [
  {
    behaviour: 'A rate without StartDate starts immediately',
    source: `${TYPES}#rate-based`,
    file: 'infra/local/aws/scheduler/armed-schedule.ts',
    find: 'this.arm(this.startTime() - 1);',
    replace: 'this.arm(this.startTime());',
    ...DATES,
    name: 'begin a rate at StartDate, and without one immediately',
  },
  {
    behaviour: 'StartDate is when a schedule can first invoke its target',
    source: `${REFERENCE}API_CreateSchedule.html`,
    file: 'infra/local/aws/scheduler/armed-schedule.ts',
    find: '(input.StartDate ?? 0) * 1000',
    replace: '0',
    ...DATES,
    name: 'limit the firings of a cron',
  },
  {
    behaviour: 'A one-time schedule ignores StartDate',
    source: `${TYPES}#one-time`,
    file: 'infra/local/aws/scheduler/armed-schedule.ts',
    find: "if (State === 'DISABLED') return;",
    replace:
      "if (State === 'DISABLED' || after < (this.schedule.input.StartDate ?? 0) * 1000 - 86_400_000) return;",
    ...DATES,
    name: 'are ignored by a one-time schedule',
  },
  {
    behaviour: 'A one-time schedule ignores EndDate',
    source: `${REFERENCE}API_CreateSchedule.html`,
    file: 'infra/local/aws/scheduler/armed-schedule.ts',
    find: '(!this.expression.oneTime && next > EndDate * 1000)',
    replace: 'next > EndDate * 1000',
    ...DATES,
    name: 'are ignored by a one-time schedule',
  },
  {
    behaviour: 'ActionAfterCompletion DELETE deletes a schedule after its last firing',
    source: `${GUIDE}managing-schedule-delete.html`,
    file: 'infra/local/aws/scheduler/scheduler.ts',
    find: "if (schedule.input.ActionAfterCompletion === 'DELETE') this.forget(schedule);",
    replace: '',
    ...DATES,
    name: 'end a recurring schedule, which ActionAfterCompletion deletes',
  },
  {
    behaviour: 'A schedule with a flexible window fires somewhere within it',
    source: `${GUIDE}managing-schedule-flexible-time-windows.html`,
    file: 'infra/local/aws/scheduler/firing.ts',
    find: '(hash.readUInt32BE() % seconds) * 1000',
    replace: 'seconds * 1000',
    ...DATES,
    name: 'fire somewhere in each window',
  },
  {
    behaviour: 'The scheduled time of a firing in a flexible window is the start of the window',
    source: `${GUIDE}managing-schedule-context-attributes.html`,
    file: 'infra/local/aws/scheduler/armed-schedule.ts',
    find: 'setup.fire(schedule, next);',
    replace: 'setup.fire(schedule, next + delay);',
    ...CLOCK,
    name: 'fires at the start of a flexible window, or within it if set so',
  },
  {
    behaviour: 'A disabled schedule does not fire',
    source: `${GUIDE}managing-schedule-state.html`,
    file: 'infra/local/aws/scheduler/armed-schedule.ts',
    find: "if (State === 'DISABLED') return;",
    replace: "if (State === ('NONE' as string)) return;",
    ...SCHEDULER,
    name: 'does not fire a disabled or deleted schedule',
  },
  {
    behaviour: 'Every delivery of a firing has an execution id of its own',
    source: `${GUIDE}managing-schedule-context-attributes.html`,
    file: 'infra/local/aws/scheduler/firing.ts',
    find: "randomUUID().replaceAll('-', '').slice(0, 16)",
    replace: "createHash('sha256').update(String(scheduledTime)).digest('hex').slice(0, 16)",
    ...CLOCK,
    name: 'delivers a firing twice on demand',
  },
  {
    behaviour: 'The scheduled time has no fraction of a second',
    source: `${GUIDE}managing-schedule-context-attributes.html`,
    file: 'infra/local/aws/scheduler/firing.ts',
    find: '.toISOString().slice(0, 19)}Z`',
    replace: '.toISOString()}`',
    ...SCHEDULER,
    name: 'fires at its time with the context attributes replaced',
  },
  {
    behaviour: 'A firing that its target refuses permanently goes to the dead-letter queue of the target',
    source: `${GUIDE}configuring-schedule-dlq.html`,
    file: 'infra/local/aws/scheduler/scheduler.ts',
    find: 'if (failure && queueArn) ',
    replace: 'if (failure && !queueArn && queueArn) ',
    ...CLOCK,
    name: "sends a firing without a function to the target's dead-letter queue",
  },
  {
    behaviour: 'Scheduler’s message in the dead-letter queue has its reasons in message attributes',
    source: `${GUIDE}configuring-schedule-dlq.html`,
    file: 'infra/local/aws/scheduler/firing.ts',
    find: 'ERROR_CODE: code,',
    replace: 'ERRORCODE: code,',
    ...CLOCK,
    name: "sends a firing without a function to the target's dead-letter queue",
  },
  {
    behaviour: 'ReceiveMessage returns only the requested message attributes',
    source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html',
    file: 'infra/local/aws/sqs/api.ts',
    find: "requested.includes('All') || requested.includes(name)",
    replace: 'name || requested',
    ...CLOCK,
    name: "sends a firing without a function to the target's dead-letter queue",
  },
];
