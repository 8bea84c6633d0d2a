import { describe, expect, it } from 'vitest';
import { parseCompositeRule } from '../../../../infra/local/aws/cloudwatch/alarms/composite-rule.ts';
import type { AlarmState } from '../../../../infra/local/aws/cloudwatch/alarms/judge-points.ts';

const states: Record<string, AlarmState> = { errors: 'ALARM', latency: 'OK', new: 'INSUFFICIENT_DATA' };
const holds = (rule: string) => parseCompositeRule(rule).holds((name) => states[name] ?? 'OK');

describe('the rule of a composite alarm', () => {
  it.each([
    ['ALARM("errors")', true],
    ['ALARM(errors)', true],
    ['ALARM("latency")', false],
    ['OK("latency")', true],
    ['INSUFFICIENT_DATA("new")', true],
    ['NOT ALARM("errors")', false],
    ['ALARM("latency") OR ALARM("errors")', true],
    ['ALARM("latency") AND ALARM("errors")', false],
    ['ALARM("errors") OR ALARM("latency") AND FALSE', true],
    ['(ALARM("errors") OR ALARM("latency")) AND FALSE', false],
    ['NOT (ALARM("latency") OR FALSE) AND TRUE', true],
  ])('%s is %s', (rule, expected) => {
    expect(holds(rule)).toBe(expected);
  });

  it('names its alarms', () => {
    const arn = 'arn:aws:cloudwatch:us-east-1:000000000000:alarm:errors';
    expect([...parseCompositeRule(`ALARM("${arn}") OR OK(latency)`).alarms]).toEqual([arn, 'latency']);
  });

  it.each(['', 'AT_LEAST(2, ALARM, (a, b))', 'ALARM("a"', 'ALARM("a") OK("b")', 'errors'])(
    '%j is refused',
    (rule) => {
      expect(() => parseCompositeRule(rule)).toThrow(/The local stack/);
    },
  );
});
