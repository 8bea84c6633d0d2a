import type { Mutation } from '../mutation.ts';

export const contract: readonly Mutation[] = [
  {
    behaviour: 'A route returns a problem that no client of its contract expects',
    find: "problems: ['not-found', 'rate-limited', 'upstream-unavailable'],",
    replace: "problems: ['not-found', 'upstream-unavailable'],",
    test: 'test/unit/digest-schedule/run-on-demand.test.ts',
    name: 'allows one run at a time, until it has ended or must have ended',
  },
  {
    behaviour: 'The document does not name the header with the seconds until the next run',
    find: "codes: ['request-in-progress', 'provider-rate-limited', 'rate-limited', 'upstream-unavailable'],",
    replace: "codes: ['request-in-progress', 'provider-rate-limited', 'upstream-unavailable'],",
    test: 'test/local/product/document-fuzz.test.ts',
    name: 'is accepted as the document describes it, but for named exceptions',
  },
  {
    behaviour: 'A problem that the contract does not declare has no mark, so that no test run sees it',
    find: 'if (declared?.has(error.code) === false)',
    replace: 'if (declared?.has(error.code) === undefined)',
    test: 'test/unit/http/problem.test.ts',
    name: 'marks the log line of a code that its route does not declare, and no other',
  },
];
