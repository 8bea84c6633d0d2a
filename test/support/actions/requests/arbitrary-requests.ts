import fc from 'fast-check';
import { changedInputs, jsonValue, validInputs } from './arbitrary-inputs.ts';
import { hostileTexts, hostileTokens } from './hostile-texts.ts';
import { KNOWN_KEY, type RawRequest } from './raw-request.ts';
import { shippedSchemas } from './shipped-schemas.ts';

const READ_WRITE = 'onbehalf/read onbehalf/write';
const text = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 40 }));
const token = fc.oneof(
  fc.constantFrom(...hostileTokens),
  jsonValue.map((value) => JSON.stringify(value)),
);
const key = fc.stringMatching(/^[A-Za-z0-9._~-]{16,128}$/);
const CONTENT_TYPES = [
  'application/json',
  'APPLICATION/JSON',
  'application/json; charset=utf-8',
  'application/json;charset="UTF-8"',
  'application/json;',
  'application/json ; profile="a;charset=latin1" ; ',
  'application/json; charset=utf-8; charset=latin1',
  'application/json; charset = utf-8',
  'application/json; charset="utf-8',
  'text/plain',
  'application/json; charset=utf-16',
  'application/json, application/json',
  'application/jsonp',
  'multipart/form-data; boundary=x',
  'application/merge-patch+json',
  '',
];
const IDENTITIES = ['identifier', 'userId', 'USER_ID', 'organizationid', 'x-user-id', 'connected_account_id'];

type Body = { connection: string; input: unknown };

/** Tools whose input has objects without a schema: only the API's edge checks those. */
const freeForm = shippedSchemas.filter(({ schema }) =>
  Object.values(schema.properties ?? {}).some(({ type }) => type === 'object'),
);

/** A valid request. */
const validAction: fc.Arbitrary<RawRequest & { parsed: Body }> = fc
  .oneof(fc.constantFrom(...shippedSchemas), fc.constantFrom(...freeForm))
  .chain(({ connection, tool, schema, isWrite }) =>
    fc
      .record({
        input: validInputs(schema),
        key: isWrite ? key : fc.option(key, { nil: undefined }),
        space: fc.constantFrom(0, 2),
      })
      .map(({ input, key: idempotencyKey, space }) => ({
        ...{ route: 'POST /actions/{tool}' as const, path: { tool }, query: {}, scope: READ_WRITE },
        headers: {
          'content-type': 'application/json',
          ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        },
        body: JSON.stringify({ connection, input }, null, space),
        isBase64Encoded: false,
        parsed: { connection, input },
      })),
  );

type Change = fc.Arbitrary<(sent: RawRequest & { parsed: Body }) => Partial<RawRequest>>;

const withHeader = (name: string, value: fc.Arbitrary<string>): Change =>
  value.map((value) => ({ headers }) => ({ headers: { ...headers, [name]: value } }));

const headChanges: Change[] = [
  withHeader('content-type', fc.oneof(fc.constantFrom(...CONTENT_TYPES), text)),
  withHeader('content-encoding', fc.constantFrom('gzip', 'identity', 'Identity', '')),
  withHeader(
    'idempotency-key',
    fc.oneof(
      text,
      fc.constant('x'.repeat(100_000)),
      key.map((value) => `${value}\n`),
    ),
  ),
  fc.constant(({ headers: { 'idempotency-key': _, ...headers } }) => ({ headers })),
  withHeader('on-behalf-of', text),
  fc
    .tuple(fc.constantFrom(...IDENTITIES, '__proto__', 'constructor'), text)
    .map(([name, value]) => ({ headers }) => ({
      headers: { ...headers, ...Object.fromEntries([[name, value]]) },
    })),
  fc.tuple(fc.oneof(fc.constantFrom(...IDENTITIES), text), text).map(([name, value]) => () => ({
    query: Object.fromEntries([[name, value]]),
  })),
  fc
    .oneof(text, fc.constantFrom(...shippedSchemas.map(({ tool }) => `${tool}/..`)))
    .map((tool) => () => ({ path: { tool } })),
  fc.constantFrom('onbehalf/read', 'onbehalf/write', '', 'onbehalf/act-as').map((scope) => () => ({ scope })),
];

/** The single values in a JSON text. */
const VALUE = /(?<=[:[,]\s*)(?:"(?:[^"\\]|\\.)*"|[-\d.e+]+|true|false|null)(?=\s*[,\]}])/g;

/** Replaces a value by text that no serializer writes, even where JSON allows it. */
const tokenChange: Change = fc.tuple(token, fc.nat({ max: 8 })).map(([value, at]) => ({ body = '' }) => ({
  body: replaceValueAt(body, at, value),
}));

const bodyChanges: Change[] = [
  fc.tuple(token, token).map(([one, other]) => ({ body = '' }) => ({
    body: body.replace('{', `{"connection":${one},"input":${other},`),
  })),
  fc.tuple(text, token).map(([name, value]) => ({ body = '' }) => ({
    body: body.replace('{', `{${JSON.stringify(name)}:${value},`),
  })),
  fc.tuple(fc.nat({ max: 400 }), text).map(([at, value]) => ({ body = '' }) => ({
    body: `${body.slice(0, at)}${value}${body.slice(at)}`,
  })),
  fc.nat({ max: 400 }).map((at) => ({ body = '' }) => ({ body: body.slice(0, at) })),
  fc.constantFrom('\uFEFF', '[', ' ', '\u0000', '"').map((value) => ({ body = '' }) => ({
    body: value + body,
  })),
  token.map((value) => () => ({ body: value })),
  fc.constant(({ parsed }) => ({ body: JSON.stringify([parsed]) })),
  fc.tuple(text, jsonValue).map(([connection, input]) => () => ({
    body: JSON.stringify({ connection, input }),
  })),
  text.map((connection) => ({ parsed: { input } }) => ({ body: JSON.stringify({ connection, input }) })),
  fc.constant(({ body = '' }) => ({ body: Buffer.from(body).toString('base64'), isBase64Encoded: true })),
  fc.constant(() => ({ isBase64Encoded: true })),
  fc
    .uint8Array({ minLength: 1, maxLength: 60 })
    .map((bytes) => () => ({ body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true })),
  fc.constant(() => ({ body: undefined })),
];

const inputChange: Change = fc.constantFrom(...shippedSchemas).chain(({ connection, tool, schema }) =>
  changedInputs(schema).map((input) => () => ({
    path: { tool },
    body: JSON.stringify({ connection, input }),
  })),
);

function replaceValueAt(body: string, at: number, value: string): string {
  const matches = [...body.matchAll(VALUE)];
  const match = matches[at % Math.max(matches.length, 1)];
  if (match === undefined) return body;
  return body.slice(0, match.index) + value + body.slice(match.index + match[0].length);
}

/** Requests for an action with up to three changes. */
export const actionRequests: fc.Arbitrary<RawRequest> = fc
  .tuple(
    validAction,
    fc.array(fc.oneof(fc.oneof(...headChanges), fc.oneof(...bodyChanges), tokenChange, inputChange), {
      maxLength: 3,
    }),
  )
  .map(([request, changes]) => {
    const changed = { ...request };
    for (const change of changes) Object.assign(changed, change(changed));
    const { parsed, body, ...sent } = changed;
    // A change may cut a surrogate pair, of which half cannot be sent.
    return { ...sent, body: body?.toWellFormed() };
  });

const bareRequest = {
  headers: {},
  body: undefined,
  isBase64Encoded: false,
  scope: READ_WRITE,
  path: {},
  query: {},
};
/** A part that one request in `times` has. */
const onceIn = <T>(times: number, part: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: part });
const strayBody = onceIn(6, fc.oneof(token, text));
const oddHeaders = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...IDENTITIES, 'on-behalf-of', 'content-type', '__proto__'), text)
      .map((entry) => Object.fromEntries([entry])),
  },
);

export const toolListRequests: fc.Arbitrary<RawRequest> = fc
  .record({
    connection: fc.oneof(fc.constantFrom('gmail', 'slack'), text, fc.constant(undefined)),
    effect: onceIn(4, fc.constantFrom('read', 'read', 'read', 'write', '')),
    format: onceIn(2, fc.constantFrom('openai', 'anthropic', 'bedrock', 'gemini')),
    more: onceIn(5, fc.tuple(fc.oneof(fc.constantFrom(...IDENTITIES), text), text)),
    body: strayBody,
    headers: oddHeaders,
  })
  .map(({ more, body, headers, ...query }) => ({
    ...{ ...bareRequest, route: 'GET /tools', body, headers },
    query: Object.fromEntries([
      ...Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined),
      ...(more === undefined ? [] : [more]),
    ]),
  }));

export const executionRequests: fc.Arbitrary<RawRequest> = fc
  .record({
    key: fc.oneof(
      fc.constant(KNOWN_KEY),
      key,
      text,
      key.map((value) => `${value}/..`),
      key.map((value) => `${value}\n`),
    ),
    query: onceIn(8, fc.tuple(text, text)),
    body: strayBody,
    headers: oddHeaders,
  })
  .map(({ key: value, query, body, headers }) => ({
    ...{ ...bareRequest, route: 'GET /executions/{key}', body, headers, path: { key: value } },
    query: query === undefined ? {} : Object.fromEntries([query]),
  }));
