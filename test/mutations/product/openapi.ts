import type { Mutation } from '../mutation.ts';

const DOCUMENT = { test: 'test/infra/openapi/document.test.ts' };
const REFINEMENTS = { test: 'test/infra/openapi/refinements.test.ts' };
const PRINTERS = { test: 'test/infra/openapi/printers.test.ts' };

export const openapi: readonly Mutation[] = [
  {
    behaviour: 'A generated client fails on the first member that a later version adds to a response',
    find: "if (!strict && io === 'output' && jsonSchema.additionalProperties === false)",
    replace: 'if (false)',
    ...DOCUMENT,
    name: 'leaves its responses open for members of later versions',
  },
  {
    behaviour: 'The contract test does not see a member that no schema declares',
    find: "if (!strict && io === 'output' && jsonSchema.additionalProperties === false)",
    replace: "if (io === 'output' && jsonSchema.additionalProperties === false)",
    ...DOCUMENT,
    name: 'refuses a member that no schema declares',
  },
  {
    behaviour: 'A generated client may send PUT /digest without a body',
    find: 'const required = !route.body.safeParse(undefined).success;',
    replace: 'const required = false;',
    ...DOCUMENT,
    name: 'says of the body of',
  },
  {
    behaviour: 'A generated client asks its user for every scope of a route',
    find: 'listScopes(route).map((scope) => ({ token: [scope] }))',
    replace: '[{ token: listScopes(route) }]',
    ...DOCUMENT,
    name: 'demands any one of the scopes of a route',
  },
  {
    behaviour: 'The document lets a service finish a link',
    find: "...(forServices && { 'On-Behalf-Of': onBehalfOf }),",
    replace: "'On-Behalf-Of': onBehalfOf,",
    ...DOCUMENT,
    name: 'lets services alone name a user',
  },
  {
    behaviour: 'A typed client must check whether a provider-error has a reason',
    find: 'isRequired ? described : described.optional()',
    replace: 'described.optional()',
    ...DOCUMENT,
    name: 'has one schema per problem code',
  },
  {
    behaviour: 'A request that the document allows is refused for its time zone',
    find: 'Object.assign(jsonSchema, refinements[id]?.());',
    replace: '',
    ...REFINEMENTS,
    name: 'accepts as a',
  },
  {
    behaviour: 'Every time of the document repeats a pattern of 330 characters',
    find: "if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;",
    replace: '',
    ...REFINEMENTS,
    name: 'repeats no calendar in the pattern of a time',
  },
  {
    behaviour: 'Tools that make requests from the document have no valid path to send',
    find: 'z.globalRegistry.add(copy, { ...z.globalRegistry.get(schema), param: { example } });',
    replace: '',
    ...REFINEMENTS,
    name: 'have a valid one of',
  },
  {
    behaviour: 'The typed client offers the routes to which a browser is redirected',
    find: '.filter(([, { security }]) => security.length > 0)',
    replace: '',
    ...PRINTERS,
    name: 'have no route without a token',
  },
  {
    behaviour: 'A route returns a problem that no client of its contract expects',
    find: "problems: ['not-found', 'request-in-progress', 'rate-limited', 'upstream-unavailable', 'outcome-unknown'],",
    replace: "problems: ['not-found', 'request-in-progress', 'upstream-unavailable', 'outcome-unknown'],",
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
