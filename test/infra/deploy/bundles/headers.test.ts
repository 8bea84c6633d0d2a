import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Headers as OwnHeaders } from '../../../../infra/deploy/bundles/builtins/headers.ts';

const names = ['grpc-status', 'Grpc-Status', 'authorization', 'a b', '', 'é', ':path', 'x-1'];
const values = ['0', '', ' a\t', 'a, b', 'a\r\nb: c', '\nb', 'a\0', '\x7f', 'é', '\u2014', '%e2%80%94'];
const name = fc.constantFrom(...names);
const value = fc.oneof(fc.constantFrom(...values), fc.string({ unit: 'binary', maxLength: 4 }));
const step = fc.oneof(
  fc.tuple(fc.constantFrom('set' as const, 'append' as const), name, value),
  fc.tuple(fc.constantFrom('get' as const, 'has' as const, 'delete' as const), name),
);

/** What each step returns or throws, and what is listed at the end. */
function resultsOf(headers: Headers | OwnHeaders, steps: readonly [string, ...string[]][]) {
  const results = steps.map(([method, ...given]) => {
    try {
      return Reflect.apply(Reflect.get(headers, method), headers, given) ?? null;
    } catch (error) {
      return error instanceof TypeError;
    }
  });
  const listed: string[][] = [];
  headers.forEach((each: string, of: string) => {
    listed.push([of, each]);
  });
  return { results, listed: listed.toSorted(), entries: Array.from(headers.entries()).toSorted() };
}

it('the headers of the bundles do what those of Node do', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      expect(resultsOf(new OwnHeaders(), steps)).toEqual(resultsOf(new Headers(), steps));
    }),
    { numRuns: 500 },
  );
});

it.each([
  [{ A: '1', b: '2' }],
  [
    [
      ['A', '1'],
      ['a', '2'],
    ] as [string, string][],
  ],
  [undefined],
])('the headers of the bundles are made of %j', (init) => {
  expect(Array.from(new OwnHeaders(init))).toEqual(Array.from(new Headers(init)));
  expect(Array.from(new OwnHeaders(new OwnHeaders(init)))).toEqual(Array.from(new Headers(init)));
});
