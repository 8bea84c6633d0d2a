import type { Mutation } from '../mutation.ts';

const CALLER = { test: 'test/unit/http/caller.test.ts' };
const DISPATCH = { test: 'test/unit/http/dispatch.test.ts' };
const HANDLER = { test: 'test/unit/http/http-handler.test.ts' };
const SCOPE = { test: 'test/unit/lambda/request-scope.test.ts' };
const PROBLEM = { test: 'test/unit/http/problem.test.ts' };
const RESPONSE = { test: 'test/unit/http/response.test.ts' };
const COOKIE = { test: 'test/unit/http/flow-cookie.test.ts' };

export const http: readonly Mutation[] = [
  {
    behaviour: 'A request names another user in a header',
    find: "  refuseIdentityFields('headers', Object.keys(event.headers));\n",
    replace: '',
    ...DISPATCH,
    name: 'is refused when it names',
  },
  {
    behaviour: 'A request names another user in its query',
    find: "  refuseIdentityFields('query', Object.keys(query));\n",
    replace: '',
    ...DISPATCH,
    name: 'is refused when it names',
  },
  {
    behaviour: 'A request names another user in its body',
    find: "if (typeof body === 'object' && body !== null) refuseIdentityFields('body', Object.keys(body));",
    replace: '',
    ...DISPATCH,
    name: 'is refused when it names',
  },
  {
    behaviour: 'A route named as a member of every object is called',
    find: 'Object.hasOwn(routes, event.routeKey) ? routes[event.routeKey] : undefined',
    replace: 'routes[event.routeKey]',
    ...DISPATCH,
    name: 'is not found when its route is',
  },
  {
    behaviour: 'The log of a request has the user of the one before',
    find: '      log.resetKeys();\n',
    replace: '',
    ...DISPATCH,
    name: 'begins anew with each request',
  },
  {
    behaviour: 'A body of a caller without the right is parsed',
    find: "  const { scope, mayWrite } = identify(event, context, endpoint, { callers, log });\n  // Some clients send `{}` without a type where there is nothing to send.\n  const body = readBody(event, endpoint.takesBody ? undefined : 'application/json');\n",
    replace:
      "  const body = readBody(event, endpoint.takesBody ? undefined : 'application/json');\n  const { scope, mayWrite } = identify(event, context, endpoint, { callers, log });\n",
    ...DISPATCH,
    name: 'is forbidden before its body is read',
  },
  {
    behaviour: 'Paths, with keys in them, are logged',
    find: 'route: event.routeKey,',
    replace: 'route: event.rawPath,',
    ...HANDLER,
    name: 'neither the path nor the query',
  },
  {
    behaviour: 'A token that names two clients acts for users as either',
    find: 'clients.size === 1 && ',
    replace: '',
    ...CALLER,
    name: 'refuses the header when the client',
  },
  {
    behaviour: 'A service without the act-as scope acts for users',
    find: ' || !scopes.has(SCOPE_ACT_AS)',
    replace: '',
    ...CALLER,
    name: 'refuses the header when the client',
  },
  {
    behaviour: 'A token that may only read reaches every route that changes something',
    find: "admission.access === 'write' ? mayWrite : mayRead",
    replace: 'mayRead',
    ...HANDLER,
    name: 'behind the gateway returns to a write',
  },
  {
    behaviour: "A service reaches a route that is the user's own",
    find: 'service === undefined || admission.forServices',
    replace: 'mayRead || admission.forServices',
    ...HANDLER,
    name: 'refuses a listed service',
  },
  {
    behaviour: 'A list passes as no body',
    find: '!Array.isArray(value) && Object.keys(value).length === 0',
    replace: 'Object.keys(value).length === 0',
    ...HANDLER,
    name: 'refuses the body',
  },
  {
    behaviour: 'A client that sends {} where there is nothing to send is refused without a content type',
    find: "endpoint.takesBody ? undefined : 'application/json'",
    replace: 'undefined',
    ...HANDLER,
    name: 'with and without a type',
  },
  {
    behaviour: 'A body without a content type is read',
    find: "endpoint.takesBody ? undefined : 'application/json'",
    replace: "'application/json'",
    ...HANDLER,
    name: 'refuses a body without a type',
  },
  {
    behaviour: 'Bytes of a query that are not UTF-8 become U+FFFD',
    find: '!encoded.every(isUtf8)',
    replace: 'encoded.length > 99',
    ...HANDLER,
    name: 'with the bytes',
  },
  {
    behaviour: 'Bytes of a path that are not UTF-8 become U+FFFD',
    find: 'if (value?.includes(REPLACEMENT))',
    replace: 'if (value === REPLACEMENT)',
    ...HANDLER,
    name: 'whose bytes the gateway has replaced',
  },
  {
    behaviour: 'A response repeats an unknown key as long as a body',
    find: 'message: issue.message.slice(0, REPORTED_CHARACTERS)',
    replace: 'message: issue.message',
    ...HANDLER,
    name: 'at most 300 characters of an unknown key',
  },
  {
    behaviour: 'A response repeats a path as long as a body',
    find: ".join('.').slice(0, REPORTED_CHARACTERS)",
    replace: ".join('.')",
    ...HANDLER,
    name: 'each with a path of at most 300 characters',
  },
  {
    behaviour: 'The text of an error’s cause, with tokens and mail in it, is logged',
    find: "log.error('request', { ...fields, trace: traceOf(cause) })",
    replace: "log.error('request', { ...fields, trace: traceOf(cause), cause: String(cause) })",
    ...HANDLER,
    name: 'none of their texts',
  },
  {
    behaviour: 'A slow cold start leaves no time for the response: the caller receives a bare 503',
    find: 'context.getRemainingTimeInMillis() - RESPONSE_MS',
    replace: 'context.getRemainingTimeInMillis()',
    ...SCOPE,
    name: 'so that a response can still be sent',
  },
  {
    behaviour: 'A caller that retries what is retryable never repeats a request in progress',
    find: "'request-in-progress': retryable(",
    replace: "'request-in-progress': row(",
    ...PROBLEM,
    name: 'whether the same request may succeed later',
  },
  {
    behaviour: 'Clients repeat an unknown outcome with the same key for ever',
    find: "'outcome-unknown': row(",
    replace: "'outcome-unknown': retryable(",
    ...PROBLEM,
    name: 'whether the same request may succeed later',
  },
  {
    behaviour: 'A client does not learn how long to wait',
    find: "headers['retry-after'] = String(problem.retryAfter);",
    replace: "headers['retry-after'] = '';",
    ...PROBLEM,
    name: 'has it in the header',
  },
  {
    behaviour: 'A stored response looks like a new one',
    find: "headers[REPLAYED_HEADER] = 'true'",
    replace: "headers[REPLAYED_HEADER] = 'false'",
    ...PROBLEM,
    name: 'marks a stored response',
  },
  {
    behaviour: "The state in the callback's address leaks to the next page by Referer",
    find: ", 'referrer-policy': 'no-referrer'",
    replace: '',
    ...RESPONSE,
    name: 'out of the Referer of the next page',
  },
  {
    behaviour: "A proxy keeps a user's data",
    find: "'cache-control': 'no-store', ...headers",
    replace: '...headers',
    ...RESPONSE,
    name: 'may not be cached',
  },
  {
    behaviour: 'The browser does not bring the cookie back from the provider: every link is rejected',
    find: 'Max-Age=${FLOW_TTL_SECONDS}; Path=/; Secure; HttpOnly; SameSite=Lax',
    replace: 'Max-Age=${FLOW_TTL_SECONDS}; Path=/; Secure; HttpOnly; SameSite=Strict',
    ...COOKIE,
    name: 'lives as long as a flow',
  },
];
