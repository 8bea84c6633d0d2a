import type { ParityMutation } from '../mutation.ts';
import { scheduleExpressions } from './schedule-expressions.ts';
import { scheduleFirings } from './schedule-firings.ts';

const GUIDE = 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/';
const REFERENCE = 'https://docs.aws.amazon.com/scheduler/latest/APIReference/';
const TYPES = `${GUIDE}schedule-types.html`;
const CLOCK = { test: 'test/local/aws/scheduler/scheduler-clock.test.ts' };
const REFUSALS = { test: 'test/local/aws/scheduler/scheduler-refusals.test.ts' };
const LISTS = { test: 'test/local/aws/scheduler/scheduler-lists.test.ts' };
const SCHEDULER = { test: 'test/local/aws/scheduler/scheduler.test.ts' };

export const scheduler: readonly ParityMutation[] = [
  ...scheduleExpressions,
  ...scheduleFirings,
  {
    behaviour: 'A second schedule of a name is 409 ConflictException',
    source: `${REFERENCE}API_CreateSchedule.html`,
    file: 'infra/local/aws/scheduler/scheduler.ts',
    find: ' already exists.`, 409',
    replace: ' already exists.`, 400',
    ...SCHEDULER,
    name: 'refuses a second schedule of the same name',
  },
  {
    behaviour: 'UpdateSchedule resets omitted members',
    source: `${REFERENCE}API_UpdateSchedule.html`,
    file: 'infra/local/aws/scheduler/scheduler.ts',
    find: 'const schedule = { name, input, created, modified: this.setup.clock.now() };',
    replace:
      'const former = this.find(input.GroupName, name).input;\n    const schedule = { name, input: { ...former, ...JSON.parse(JSON.stringify(input)) }, created, modified: this.setup.clock.now() };',
    ...SCHEDULER,
    name: 'resets members that an update omits',
  },
  {
    behaviour: 'A target without a retry policy has one of 185 attempts in a day',
    source: `${REFERENCE}API_RetryPolicy.html`,
    file: 'infra/local/aws/scheduler/schedule-input.ts',
    find: 'default(185)',
    replace: 'default(3)',
    ...SCHEDULER,
    name: 'adds the default retry policy to a target without one',
  },
  {
    behaviour: 'A flexible window needs its length',
    source: `${GUIDE}managing-schedule-flexible-time-windows.html`,
    file: 'infra/local/aws/scheduler/schedule-input.ts',
    find: "if (Mode === 'FLEXIBLE' && MaximumWindowInMinutes === undefined) {",
    replace: "if (Mode === 'FLEXIBLE' && MaximumWindowInMinutes === 0) {",
    ...REFUSALS,
    name: 'refuses a flexible window without its length',
  },
  {
    behaviour: 'A flexible window is at most a day',
    source: `${REFERENCE}API_FlexibleTimeWindow.html`,
    file: 'infra/local/aws/scheduler/schedule-input.ts',
    find: '.max(1440)',
    replace: '.max(10_000)',
    ...REFUSALS,
    name: 'refuses a flexible window of more than a day',
  },
  {
    behaviour: 'A target needs a role',
    source: `${REFERENCE}API_Target.html`,
    file: 'infra/local/aws/scheduler/schedule-input.ts',
    find: '.regex(roleArn),',
    replace: '.regex(roleArn).optional(),',
    ...REFUSALS,
    name: 'refuses a target without a role',
  },
  {
    behaviour: 'A name is of letters, digits, - _ and .',
    source: `${REFERENCE}API_CreateSchedule.html`,
    file: 'infra/local/aws/scheduler/schedule-input.ts',
    find: '/^[0-9a-zA-Z-_.]+$/',
    replace: '/^.+$/',
    ...REFUSALS,
    name: 'refuses a name with a space',
  },
  {
    behaviour: 'Time zones are those of the IANA database, not offsets or abbreviations',
    source: `${TYPES}#time-zones`,
    file: 'infra/local/aws/scheduler/schedule-input.ts',
    find: '!isTimeZone(ScheduleExpressionTimezone)',
    replace: "ScheduleExpressionTimezone.includes('/x')",
    ...REFUSALS,
    name: 'refuses an abbreviation for a time zone',
  },
  {
    behaviour: 'A StartDate of more than five minutes ago is refused',
    source: 'https://github.com/getmoto/moto/pull/8172',
    file: 'infra/local/aws/scheduler/scheduler.ts',
    find: 'StartDate * 1000 < now - FIVE_MINUTES_MS',
    replace: 'StartDate * 1000 < now - 100 * FIVE_MINUTES_MS',
    ...REFUSALS,
    name: 'refuses a beginning of more than five minutes ago',
  },
  {
    behaviour: 'ListSchedules returns at most 100, or MaxResults, and a token for the rest',
    source: `${REFERENCE}API_ListSchedules.html`,
    file: 'infra/local/aws/protocol/page.ts',
    find: 'left.slice(0, MaxResults)',
    replace: 'left.slice(0, MaxResults + 1)',
    ...LISTS,
    name: 'lists by prefix, state and group, page by page',
  },
  {
    behaviour: 'A schedule group is deleted with its schedules',
    source: `${GUIDE}managing-schedule-group-delete.html`,
    file: 'infra/local/aws/scheduler/scheduler.ts',
    find: 'if (schedule.input.GroupName === groupName) this.forget(schedule);',
    replace: '',
    ...LISTS,
    name: 'creates groups, and deletes them with their schedules',
  },
  {
    behaviour: 'Schedules fire in the order of their times',
    source: TYPES,
    file: 'infra/local/aws/clock/alarms.ts',
    find: 'one.time < other.time ||',
    replace: 'one.time > other.time ||',
    test: 'test/local/aws/clock/movable-clock.test.ts',
    name: 'calls the due alarms of a move in order',
  },
  {
    behaviour: 'A schedule fires at its own time on each day of a move',
    source: TYPES,
    file: 'infra/local/aws/clock/movable-clock.ts',
    find: 'reached = Math.max(reached, alarm.time);',
    replace: 'reached = until;',
    ...CLOCK,
    name: 'fires three days of a daily schedule within one move',
  },
];
