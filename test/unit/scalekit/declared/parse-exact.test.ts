import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExact } from '../../../../shared/scalekit/declared/parse-exact.ts';
import { RUNS } from '../../../support/runs.ts';

describe('parseExact', () => {
  it.each([
    '12345678901234567890',
    '-9007199254740993',
    '9007199254740992',
    '10000000000000000000000',
    '9007199254740993.5',
    '1e400',
    '-1E+400',
  ])('returns %s as a text, since a double has other digits', (source) => {
    expect(parseExact(`{"id":${source},"list":[${source}]}`)).toEqual({ id: source, list: [source] });
  });

  it.each(['9007199254740991', '-9007199254740991', '0.1234567890123456789', '1e22', '1.5', '0', '1e-400'])(
    'returns %s as a number',
    (source) => {
      expect(parseExact(`[${source}]`)).toEqual([Number(source)]);
    },
  );

  it('changes no text', () => {
    const value = { '12345678901234567890': '12345678901234567890', a: 'id: 12345678901234567890, "1e400"' };
    expect(parseExact(JSON.stringify(value))).toEqual(value);
  });

  it.each(['{"a":12345678901234567890', '01234567890123456789', '<html>', ''])(
    'is undefined for %j',
    (text) => {
      expect(parseExact(text)).toBeUndefined();
    },
  );

  it(`returns the digits of any integer (${RUNS} runs)`, () => {
    const keepsDigits = (integer: bigint) => {
      expect(String(parseExact(String(integer)))).toBe(String(integer));
    };
    fc.assert(fc.property(fc.bigInt(), keepsDigits), { numRuns: RUNS });
  });
});
