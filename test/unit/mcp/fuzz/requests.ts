import fc from 'fast-check';
import { changedInputs, jsonValue, validInputs } from '../../../support/actions/requests/arbitrary-inputs.ts';
import { hostileTexts } from '../../../support/actions/requests/hostile-texts.ts';
import { shippedSchemas } from '../../../support/actions/requests/shipped-schemas.ts';
import { message } from '../../../support/mcp/messages.ts';

/** A POST to `/mcp` as the gateway passes it on. */
export type Post = {
  body: string;
  headers: Record<string, string>;
  query: Record<string, string>;
  scope: string;
};

type Sent = { body: unknown; headers: Record<string, string> };

const METHODS = [
  ...['initialize', 'ping', 'server/discover', 'subscriptions/listen', 'completion/complete', 'tasks/get'],
  ...['notifications/initialized', 'notifications/cancelled', 'notifications/progress', 'logging/setLevel'],
  ...[
    'resources/list',
    'resources/read',
    'prompts/list',
    'prompts/get',
    'sampling/createMessage',
    'roots/list',
  ],
  ...['tools/list', 'tools/call', 'tools/', '', '__proto__', 'constructor', 'toString'],
];
const OWN = ['onbehalf_connections', 'onbehalf_execution', 'search_tools', 'call_tool'];
const text = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 20 }));
const era = fc.constantFrom('modern' as const, 'legacy' as const);
const id = fc.oneof(fc.nat(), text, fc.constantFrom(null, 1.5, -1, '', {}, [], true));

const capabilities = fc.constantFrom<unknown>(
  ...[{}, { elicitation: {} }, { elicitation: { url: {} } }, { elicitation: { url: null } }, null, []],
);
const meta = fc.dictionary(
  fc.constantFrom(
    ...[
      'dev.onbehalf/idempotency-key',
      'dev.onbehalf/agent-run-id',
      'progressToken',
      'traceparent',
      'identifier',
    ],
    ...['io.modelcontextprotocol/protocolVersion', 'io.modelcontextprotocol/logLevel', 'constructor'],
  ),
  fc.oneof(text, jsonValue, fc.constant('a-key-of-16-characters')),
  { maxKeys: 3, noNullPrototype: true },
);

/** A call of a tool of the product, good or not. */
const toolCall: fc.Arbitrary<Record<string, unknown>> = fc
  .constantFrom(...shippedSchemas)
  .chain(({ tool, schema }) =>
    fc.record({
      name: fc.oneof({ weight: 6, arbitrary: fc.constant(tool) }, fc.constantFrom(...OWN), text),
      arguments: fc.oneof(
        { weight: 4, arbitrary: validInputs(schema) },
        { weight: 2, arbitrary: changedInputs(schema) },
        fc.record({ name: fc.constant(tool), arguments: validInputs(schema) }, { noNullPrototype: true }),
        jsonValue,
      ),
    }),
  );

const params = fc.oneof(
  toolCall,
  fc.tuple(toolCall, meta).map(([call, _meta]) => ({ ...call, _meta })),
  fc
    .tuple(toolCall, capabilities, fc.constantFrom<unknown>('accept', 'decline', 'cancel', 'open', 7, null))
    .map(([call, declared, action]) => ({
      ...call,
      _meta: { 'io.modelcontextprotocol/clientCapabilities': declared },
      inputResponses: { link: { action } },
    })),
  fc.record({ cursor: text }),
  fc.constant({}),
);

/** What a client sends, in most cases rightly. */
const good: fc.Arbitrary<Sent> = fc
  .tuple(
    era,
    fc.oneof({ weight: 3, arbitrary: fc.constant('tools/call') }, fc.constantFrom(...METHODS)),
    params,
    fc.nat(),
  )
  .map(([version, method, given, number]) => message(version, method, given, number));

type Change = (sent: Sent) => Sent;
const inBody = (over: fc.Arbitrary<Record<string, unknown>>) =>
  over.map(
    (members): Change =>
      ({ body, headers }) => ({ headers, body: { ...(body as object), ...members } }),
  );

const change: fc.Arbitrary<Change> = fc.oneof(
  inBody(fc.record({ id })),
  inBody(fc.record({ jsonrpc: fc.oneof(text, fc.constant(2)) })),
  inBody(fc.record({ method: fc.oneof(text, jsonValue) })),
  inBody(fc.record({ params: jsonValue })),
  inBody(fc.record({ result: jsonValue })),
  inBody(fc.record({ error: jsonValue })),
  fc.constant(({ body, headers }: Sent) => ({ headers, body: { ...(body as object), id: undefined } })),
  jsonValue.map((body) => ({ headers }: Sent) => ({ headers, body })),
  fc
    .tuple(
      fc.constantFrom(
        'mcp-protocol-version',
        'mcp-method',
        'mcp-name',
        'mcp-session-id',
        'accept',
        'content-type',
      ),
      fc.oneof(
        fc.constantFrom('2025-11-25', '2024-11-05', 'tools/call', '=?base64?!?=', 'text/plain'),
        headerText(),
      ),
    )
    .map(([name, value]) => ({ body, headers }: Sent) => ({ body, headers: { ...headers, [name]: value } })),
  fc.nat().map((at) => ({ body, headers }: Sent) => ({ body, headers: without(headers, at) })),
);

/** The gateway passes on no other characters in a header. */
function headerText() {
  return fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) });
}

function without(headers: Record<string, string>, at: number): Record<string, string> {
  const entries = Object.entries(headers);
  return Object.fromEntries(entries.filter((_, nth) => nth !== at % entries.length));
}

const changed = fc
  .tuple(
    good,
    fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(change, { minLength: 1, maxLength: 3 })),
  )
  .map(([sent, changes]) => changes.reduce((result, each) => each(result), sent));

/** Several messages in one body, also with the same id. */
const batch = fc.tuple(fc.array(changed, { maxLength: 4 }), fc.boolean()).map(
  ([all, isTwice]): Sent => ({
    headers: all[0]?.headers ?? {},
    body: [...all, ...(isTwice ? all : [])].map(({ body }) => body),
  }),
);

const query = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  fc.dictionary(
    fc.constantFrom('connections', 'effect', 'mode', 'v', 'identifier', 'constructor'),
    fc.oneof(fc.constantFrom('gmail', 'gmail,slack', 'read', 'write', 'search', '', ','), text),
    { maxKeys: 2, noNullPrototype: true },
  ),
);

const bodies = fc.oneof({ weight: 6, arbitrary: changed }, { weight: 2, arbitrary: batch });

/** What no header of HTTP has. */
const UNSENDABLE = /[\0\r\n]/g;

export const posts: fc.Arbitrary<Post> = fc
  .tuple(
    bodies,
    query,
    fc.constantFrom('onbehalf/read onbehalf/write', 'onbehalf/read'),
    fc.oneof({ weight: 20, arbitrary: fc.constant(undefined) }, text),
  )
  .map(([{ body, headers }, given, scope, raw]) => ({
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replaceAll(UNSENDABLE, ' ')]),
    ),
    query: given as Record<string, string>,
    scope,
    body: raw ?? JSON.stringify(body) ?? '',
  }));
