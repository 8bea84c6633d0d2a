import { describe, expect, it } from 'vitest';
import { parseScheduleExpression } from '../../../../infra/local/aws/scheduler/schedule-expression.ts';

/** Returns the next firings after a time, as ISO text. */
function next(count: number, expression: string, timezone: string, after: string): string[] {
  const parsed = parseScheduleExpression(expression, timezone);
  if (!parsed) throw new Error(`${expression} is refused`);
  const found: string[] = [];
  const from = Date.parse(after);
  let time = parsed.next(from - 1, from);
  while (time !== undefined && found.length < count) {
    found.push(new Date(time).toISOString());
    time = parsed.next(Math.max(time, from), from);
  }
  return found;
}

// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
describe('a schedule expression', () => {
  it.each([
    ['at(2030-01-02T03:04:05)', 'UTC', ['2030-01-02T03:04:05.000Z']],
    ['at(2030-07-02T03:04:05)', 'America/New_York', ['2030-07-02T07:04:05.000Z']],
    ['at(2020-01-01T00:00:00)', 'UTC', ['2020-01-01T00:00:00.000Z']],
    [
      'rate(1 hour)',
      'UTC',
      ['2026-01-01T00:00:00.000Z', '2026-01-01T01:00:00.000Z', '2026-01-01T02:00:00.000Z'],
    ],
    [
      'rate(5 minutes)',
      'UTC',
      ['2026-01-01T00:00:00.000Z', '2026-01-01T00:05:00.000Z', '2026-01-01T00:10:00.000Z'],
    ],
    [
      'cron(0 10 * * ? *)',
      'UTC',
      ['2026-01-01T10:00:00.000Z', '2026-01-02T10:00:00.000Z', '2026-01-03T10:00:00.000Z'],
    ],
    [
      'cron(15 12 * * ? 2027)',
      'UTC',
      ['2027-01-01T12:15:00.000Z', '2027-01-02T12:15:00.000Z', '2027-01-03T12:15:00.000Z'],
    ],
    [
      'cron(0 18 ? * MON-FRI *)',
      'UTC',
      ['2026-01-01T18:00:00.000Z', '2026-01-02T18:00:00.000Z', '2026-01-05T18:00:00.000Z'],
    ],
    // 1 is Sunday.
    [
      'cron(0 8 ? * 1 *)',
      'UTC',
      ['2026-01-04T08:00:00.000Z', '2026-01-11T08:00:00.000Z', '2026-01-18T08:00:00.000Z'],
    ],
    [
      'cron(0 8 1 * ? *)',
      'Asia/Kolkata',
      ['2026-01-01T02:30:00.000Z', '2026-02-01T02:30:00.000Z', '2026-03-01T02:30:00.000Z'],
    ],
    [
      'cron(0/30 0 * * ? *)',
      'UTC',
      ['2026-01-01T00:00:00.000Z', '2026-01-01T00:30:00.000Z', '2026-01-02T00:00:00.000Z'],
    ],
    [
      'cron(0 8 L * ? *)',
      'UTC',
      ['2026-01-31T08:00:00.000Z', '2026-02-28T08:00:00.000Z', '2026-03-31T08:00:00.000Z'],
    ],
    [
      'cron(0 8 ? * 6#3 *)',
      'UTC',
      ['2026-01-16T08:00:00.000Z', '2026-02-20T08:00:00.000Z', '2026-03-20T08:00:00.000Z'],
    ],
    // AWS's example: the last Friday of the month, in two years.
    [
      'cron(15 10 ? * 6L 2026-2027)',
      'UTC',
      ['2026-01-30T10:15:00.000Z', '2026-02-27T10:15:00.000Z', '2026-03-27T10:15:00.000Z'],
    ],
    ['cron(15 10 ? 12 6L 2022-2026)', 'UTC', ['2026-12-25T10:15:00.000Z']],
    // The weekday closest to the third, which is on a weekend in January and May.
    [
      'cron(0 8 3W 1,5,6 ? *)',
      'UTC',
      ['2026-01-02T08:00:00.000Z', '2026-05-04T08:00:00.000Z', '2026-06-03T08:00:00.000Z'],
    ],
    // The last day of the week.
    [
      'cron(0 8 ? * L *)',
      'UTC',
      ['2026-01-03T08:00:00.000Z', '2026-01-10T08:00:00.000Z', '2026-01-17T08:00:00.000Z'],
    ],
    [
      'cron(1/20 8 ? FEB,Mar tue *)',
      'UTC',
      ['2026-02-03T08:01:00.000Z', '2026-02-03T08:21:00.000Z', '2026-02-03T08:41:00.000Z'],
    ],
    [
      'cron(0 0 29 2 ? 2026-2199/1)',
      'UTC',
      ['2028-02-29T00:00:00.000Z', '2032-02-29T00:00:00.000Z', '2036-02-29T00:00:00.000Z'],
    ],
    ['cron(0 0 1 1 ? 2025)', 'UTC', []],
  ])('%s in %s fires at %j', (expression, timezone, firings) => {
    expect(next(3, expression, timezone, '2026-01-01T00:00:00Z')).toEqual(firings);
  });

  it('skips a local time that does not exist in spring', () => {
    expect(next(2, 'cron(30 2 * * ? *)', 'Europe/Berlin', '2026-03-28T12:00:00Z')).toEqual([
      '2026-03-30T00:30:00.000Z',
      '2026-03-31T00:30:00.000Z',
    ]);
  });

  it('fires once at a local time that occurs twice in autumn', () => {
    expect(next(3, 'cron(30 2 * * ? *)', 'Europe/Berlin', '2026-10-24T12:00:00Z')).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
      '2026-10-27T01:30:00.000Z',
    ]);
  });

  it('passes through the repeated hour in autumn once', () => {
    expect(next(4, 'cron(0/30 * * * ? *)', 'Europe/Berlin', '2026-10-25T00:15:00Z')).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T02:00:00.000Z',
      '2026-10-25T02:30:00.000Z',
      '2026-10-25T03:00:00.000Z',
    ]);
  });

  it('counts days of 24 hours in a rate, across a change of the offset', () => {
    expect(next(3, 'rate(1 day)', 'Europe/Berlin', '2026-03-28T06:30:00Z')).toEqual([
      '2026-03-28T06:30:00.000Z',
      '2026-03-29T06:30:00.000Z',
      '2026-03-30T06:30:00.000Z',
    ]);
  });

  // AWS does not document these cases.
  it.each([
    ['2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T02:30:00', '2026-10-25T00:30:00.000Z'],
  ])('fires once for %s, which Berlin skips or repeats, at %s', (time, expected) => {
    expect(next(3, `at(${time})`, 'Europe/Berlin', '2026-01-01T00:00:00Z')).toEqual([expected]);
  });

  // LocalStack recorded that AWS refuses the second half of these:
  // https://github.com/localstack/localstack/blob/main/tests/aws/services/scheduler/test_scheduler.py
  it.each([
    '',
    'at()',
    'at(2030-01-01)',
    'at(2030-13-01T00:00:00)',
    'rate(0 minutes)',
    'rate(1 minutes)',
    'rate(2 weeks)',
    'cron(* * * * *)',
    'cron(61 0 * * ? *)',
    'at(2030-01-01T00:00:00) ',
    'at(2030-02-30T00:00:00)',
    'cron(0 8 1 * MON *)',
    'cron(0 8 ? * ? *)',
    'cron(0 8 ? * 3#1,6#3 *)',
    'cron(0 8 ? * 6#6 *)',
    'cron(0 8 ? * 8 *)',
    'cron(0 8 ? * 0 *)',
    'cron(0 8 +1 * ? *)',
    'cron(0 8 1 * ? 2200)',
    'cron(? 8 1 * ? *)',
    'cron(0 8 1 13 ? *)',
    'cron(0 1 * * * *)',
    'cron(7 20 * * NOT *)',
    'cron(INVALID)',
    'cron(0 dummy ? * MON-FRI *)',
    'cron(71 8 1 * ? *)',
    'cron()',
    'rate(10 seconds)',
    'rate(10 years)',
    'rate()',
    'rate(10)',
    'rate(10 minutess)',
    'rate(foo minutes)',
    'rate(-10 minutes)',
    'rate( 10 minutes )',
    ' rate(10 minutes)',
    'at(2021-12-31T23:59:59Z)',
    'at(2021-12-31)',
  ])('refuses "%s"', (text) => {
    expect(parseScheduleExpression(text, 'UTC')).toBeUndefined();
  });
});
