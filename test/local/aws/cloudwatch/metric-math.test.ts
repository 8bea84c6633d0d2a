import { describe, expect, it } from 'vitest';
import { parseMath } from '../../../../infra/local/aws/cloudwatch/metrics/metric-math.ts';

const metrics = new Map([
  ['errors', [1, 5, undefined, 0]],
  ['calls', [10, 0, 4, undefined]],
]);

describe('metric math', () => {
  it.each([
    ['errors', [1, 5, undefined, 0]],
    ['errors + 2 * 3', [7, 11, undefined, 6]],
    ['(errors + 2) * 3', [9, 21, undefined, 6]],
    ['10 - 2 - 3', [5, 5, 5, 5]],
    ['2 ^ 3', [8, 8, 8, 8]],
    ['-errors', [-1, -5, undefined, -0]],
    ['errors * 100 / calls', [10, undefined, undefined, undefined]],
    ['IF(calls > 5, errors, 0)', [1, 0, 0, undefined]],
    ['IF(FILL(calls, 0) > 0, 1, 2)', [1, 2, 1, 2]],
    ['FILL(errors, 0) + FILL(calls, 0)', [11, 5, 4, 0]],
    ['SUM([errors, calls])', [11, 5, 4, 0]],
    ['MAX([errors, calls])', [10, 5, 4, 0]],
    ['MIN([errors, 3])', [1, 3, 3, 0]],
    ['AVG([errors, calls])', [5.5, 2.5, 4, 0]],
    ['ABS(0 - errors)', [1, 5, undefined, 0]],
    ['errors > 0 AND calls > 0', [1, 0, undefined, undefined]],
    ['errors >= 5 || calls == 10', [1, 1, undefined, undefined]],
    ['1e2', [100, 100, 100, 100]],
  ])('computes %s', (expression, values) => {
    expect(parseMath(expression).compute(metrics)).toEqual(values);
  });

  it('has no value where an operand has none', () => {
    expect(parseMath('errors + calls').compute(metrics)).toEqual([11, 5, undefined, undefined]);
  });

  it.each([
    'RATE(errors)',
    'errors +',
    'errors errors',
    'SUM(errors)',
    'IF(errors)',
    'FILL(errors, REPEAT)',
    'SELECT AVG(x) FROM y',
    'ANOMALY_DETECTION_BAND(errors, 2)',
    'METRICS()',
    'errors # 1',
    '',
  ])('refuses %j', (expression) => {
    expect(() => parseMath(expression)).toThrow(/The local stack/);
  });
});
