import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashRequest } from '../../../shared/actions/hash-request.ts';
import { sha256 } from '../../../shared/text/sha256.ts';
import { jsonValue } from '../../support/actions/requests/arbitrary-inputs.ts';
import { RUNS } from '../../support/runs.ts';

const hash = (input: Record<string, unknown>, tool = 'tool', connection = 'gmail') =>
  hashRequest({ tool, connection, input });

/** The same value with the fields of every object in the other order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

describe('the hash of a request', () => {
  it.each([
    ['fields', { a: 1, b: 2 }, { b: 2, a: 1 }],
    ['fields of an object inside', { x: { a: 1, b: 2 } }, { x: { b: 2, a: 1 } }],
    ['fields of an object in a list', { x: [{ a: 1, b: 2 }] }, { x: [{ b: 2, a: 1 }] }],
    ['fields of an object in a list of lists', { x: [[{ a: [], b: {} }]] }, { x: [[{ b: {}, a: [] }]] }],
  ])('is the same for another order of %s', (_what, one, other) => {
    expect(hash(one)).toBe(hash(other));
  });

  it.each([
    ['another order of a list', { x: [1, 2] }, { x: [2, 1] }],
    ['a list for a value', { x: [1] }, { x: 1 }],
    ['a text for a number', { x: '1' }, { x: 1 }],
    ['null for nothing', { x: null }, {}],
    ['an empty object for an empty list', { x: {} }, { x: [] }],
    ['another letter case', { x: 'a' }, { x: 'A' }],
    ['another form of a letter', { x: 'é' }, { x: 'e\u0301' }],
    ['a field in another object', { x: { a: 1 }, y: {} }, { x: {}, y: { a: 1 } }],
  ])('is another one for %s', (_what, one, other) => {
    expect(hash(one)).not.toBe(hash(other));
  });

  it('is another one for another tool or connection', () => {
    const hashes = [hash({}), hash({}, 'other'), hash({}, 'tool', 'slack'), hash({}, 'gmail', 'tool')];
    expect(new Set(hashes).size).toBe(4);
  });

  it('is another one for a labelled account, and that of before for the default account', () => {
    const of = (account?: string) => hashRequest({ tool: 'tool', connection: 'gmail', account, input: {} });
    expect(new Set([of(), of('work'), of('club')]).size).toBe(3);
    expect(of()).toBe(sha256(JSON.stringify(['tool', 'gmail', {}])));
  });

  it(`does not depend on the order of any fields (${RUNS} runs)`, () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), jsonValue), (input) => {
        expect(hash(reversed(input) as Record<string, unknown>)).toBe(hash(input));
      }),
      { numRuns: RUNS },
    );
  });
});
