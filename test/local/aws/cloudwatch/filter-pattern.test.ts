import { describe, expect, it } from 'vitest';
import { parseFilterPattern } from '../../../../infra/local/aws/cloudwatch/logs/filter-pattern.ts';

const line = {
  message: 'flow rejected',
  status: 503,
  code: 'a "quoted" code',
  text: '503',
  empty: null,
  isDone: true,
  findings: { missed: 0, list: [{ name: 'first' }] },
};

describe('a filter pattern', () => {
  it.each([
    '',
    '{ $.message = "flow rejected" }',
    '{ $.message = "flow*" }',
    '{ $.message = *rejected }',
    '{ $.message != "other" }',
    '{ $.status = 503 }',
    '{ $.status >= 500 }',
    '{ $.status = 5.03e2 }',
    '{ $.status != 200 }',
    '{ $.status = "*" }',
    '{ $.findings.missed = "*" }',
    '{ $.findings.list[0].name = "first" }',
    '{ $.code = "a \\"quoted\\" code" }',
    '{ $.empty IS NULL }',
    '{ $.isDone IS TRUE }',
    '{ $.message EXISTS }',
    '{ $.other NOT EXISTS }',
    '{ ($.message = "flow rejected") && ($.status > 1) }',
    '{ $.message = "no" || $.status > 1 && $.isDone IS TRUE }',
  ])('matches by %s', (pattern) => {
    expect(parseFilterPattern(pattern).matches(line)).toBe(true);
  });

  it.each([
    '{ $.message = "flow" }',
    '{ $.message = "Flow rejected" }',
    '{ $.status = "5" }',
    '{ $.message > 5 }',
    '{ $.status < 503 }',
    '{ $.text > 500 }',
    '{ $.other != "x" }',
    '{ $.other = "*" }',
    '{ $.findings = "*" }',
    '{ $.empty = "*" }',
    '{ $.isDone IS FALSE }',
    '{ $.other IS NULL }',
    '{ $.toString EXISTS }',
    '{ $.message.length EXISTS }',
    '{ ($.message = "flow rejected") && ($.status > 503) }',
  ])('does not match by %s', (pattern) => {
    expect(parseFilterPattern(pattern).matches(line)).toBe(false);
  });

  it.each([undefined, null, 'text', 5])('for JSON does not match %j, the empty one does', (other) => {
    expect(parseFilterPattern('{ $.message NOT EXISTS }').matches(other)).toBe(false);
    expect(parseFilterPattern('').matches(other)).toBe(true);
  });

  it('does not take long for a hostile line', () => {
    const hostile = { message: `flow ${'r'.repeat(200_000)}` };
    const started = process.cpuUsage();
    expect(parseFilterPattern('{ $.message = "flow*reject*ed*" }').matches(hostile)).toBe(false);
    expect(process.cpuUsage(started).user).toBeLessThan(5_000_000);
  });

  it.each([
    'ERROR',
    '"a word"',
    '[ip, user]',
    '{ $.a = %regex% }',
    '{ $.a > "text" }',
    '{ $.a[*] = 1 }',
    '{ $.a = 1',
    '{ a = 1 }',
    '{ $.a IS SOMETHING }',
    '{ $.a = 1 } x',
    '{ $.a 1 }',
  ])('is refused when it is %s', (pattern) => {
    expect(() => parseFilterPattern(pattern)).toThrow(/The local stack/);
  });
});
