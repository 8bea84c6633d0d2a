import { describe, expect, it } from 'vitest';
import { parseScheduleExpression } from '../../infra/local/aws/schedule-expression.ts';

/** The next firings after a moment, as ISO text. */
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
  ])('is none in "%s"', (text) => {
    expect(parseScheduleExpression(text, 'UTC')).toBeUndefined();
  });
});
