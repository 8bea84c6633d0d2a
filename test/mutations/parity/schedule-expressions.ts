import type { ParityMutation } from '../mutation.ts';

const GUIDE = 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/';
const TYPES = `${GUIDE}schedule-types.html`;
const YEAR = { test: 'test/local/aws/scheduler/schedule-year.test.ts' };
const EXPRESSION = { test: 'test/local/aws/scheduler/schedule-expression.test.ts' };

export const scheduleExpressions: readonly ParityMutation[] = [
  {
    behaviour: 'A cron time that the change in spring skips does not fire on that day',
    source: `${TYPES}#daylist-savings-time`,
    file: 'infra/local/aws/scheduler/wall-time.ts',
    find: '.filter((at) => wallTimeAt(at, timezone) === wallTime)',
    replace: '',
    ...YEAR,
    name: 'fires at 02:30 in Europe/Berlin once on every local day that has it',
  },
  {
    behaviour:
      'A cron time that the change in autumn repeats fires before the change, and not again after it',
    source: `${TYPES}#daylist-savings-time`,
    file: 'infra/local/aws/scheduler/schedule-expression.ts',
    find: 'const [instant] = instantsAt(wallTime.getTime(), timezone);',
    replace: 'const instant = instantsAt(wallTime.getTime(), timezone).at(-1);',
    ...YEAR,
    name: 'fires at 01:30 in America/New_York once on every local day that has it',
  },
  {
    behaviour: 'A cron with a step passes through the repeated hour once, too',
    source: `${TYPES}#daylist-savings-time`,
    file: 'infra/local/aws/scheduler/schedule-expression.ts',
    find: `let wallTime = cron.nextRun(new Date(wallTimeAt(after, timezone)));
    while (wallTime) {
      // A time that is skipped in spring has no instant; of one that is repeated in autumn the first counts.
      const [instant] = instantsAt(wallTime.getTime(), timezone);`,
    replace: `let wallTime = cron.nextRun(new Date(wallTimeAt(after, timezone) - 3_600_000));
    while (wallTime) {
      const instant = instantsAt(wallTime.getTime(), timezone).find((at) => at > after);`,
    ...EXPRESSION,
    name: 'passes through the repeated hour in autumn once',
  },
  {
    behaviour: 'A cron expression is evaluated in the time zone of its schedule',
    source: `${TYPES}#time-zones`,
    file: 'infra/local/aws/scheduler/schedule-expression.ts',
    find: "return kind === 'rate' ? parseRate(argument) : parseCron(argument, timezone);",
    replace: "return kind === 'rate' ? parseRate(argument) : parseCron(argument, 'UTC');",
    ...YEAR,
    name: 'fires at 07:30 in Asia/Kolkata once',
  },
  {
    behaviour: 'A day in a rate is 24 hours, also when the local day is shorter',
    source: `${TYPES}#daylist-savings-time`,
    file: 'infra/local/aws/scheduler/schedule-expression.ts',
    find: 'day: 86_400_000 }',
    replace: 'day: 82_800_000 }',
    ...EXPRESSION,
    name: 'counts days of 24 hours in a rate',
  },
  {
    behaviour: 'In a cron expression 1 is Sunday',
    source: `${TYPES}#cron-based`,
    file: 'infra/local/aws/scheduler/schedule-expression.ts',
    find: 'alternativeWeekdays: true',
    replace: 'alternativeWeekdays: false',
    ...EXPRESSION,
    name: 'cron(0 8 ? * 1 *) in UTC fires at',
  },
  {
    behaviour: 'L alone in the day of the week is the last day of the week',
    source: `${TYPES}#cron-based`,
    file: 'infra/local/aws/scheduler/cron-fields.ts',
    find: "weekday === 'L' ? '7' : weekday",
    replace: "weekday === 'L' ? '1' : weekday",
    ...EXPRESSION,
    name: 'cron(0 8 ? * L *) in UTC fires at',
  },
  {
    behaviour: 'Of the day of the month and the day of the week, one has to be ?',
    source: `${TYPES}#cron-based`,
    file: 'infra/local/aws/scheduler/cron-fields.ts',
    find: "if ((day === '?') === (weekday === '?')) return undefined;",
    replace: '',
    ...EXPRESSION,
    name: 'refuses "cron(0 1 * * * *)"',
  },
  {
    behaviour: 'With # the day of the week holds one expression only',
    source: `${TYPES}#cron-based`,
    file: 'infra/local/aws/scheduler/cron-fields.ts',
    find: "return text.split(',').every((item) => isItem(item, field));",
    replace: "return text.split(',').every((item) => field.special?.test(item) || isItem(item, field));",
    ...EXPRESSION,
    name: 'refuses "cron(0 8 ? * 3#1,6#3 *)"',
  },
  {
    behaviour: 'Years end at 2199',
    source: `${TYPES}#cron-based`,
    file: 'infra/local/aws/scheduler/cron-fields.ts',
    find: 'most: 2199',
    replace: 'most: 9999',
    ...EXPRESSION,
    name: 'refuses "cron(0 8 1 * ? 2200)"',
  },
  {
    behaviour: 'An at expression has no zone of its own',
    source: `${TYPES}#one-time`,
    file: 'infra/local/aws/scheduler/schedule-expression.ts',
    find: "if (kind === 'at') return parseAt(argument, timezone);",
    replace: "if (kind === 'at') return parseAt(argument.replace(/Z$/, ''), timezone);",
    ...EXPRESSION,
    name: 'refuses "at(2021-12-31T23:59:59Z)"',
  },
  {
    behaviour: 'A rate of one takes the singular, and one of more the plural',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rate-expressions.html',
    file: 'infra/local/aws/scheduler/schedule-expression.ts',
    find: " || (value === '1') !== (plural === '')",
    replace: '',
    ...EXPRESSION,
    name: 'refuses "rate(1 minutes)"',
  },
];
