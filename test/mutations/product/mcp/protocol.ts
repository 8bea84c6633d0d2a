import type { Mutation } from '../../mutation.ts';

const RESPONSES = 'test/local/product/mcp/responses.test.ts';
const ERAS = 'test/local/product/mcp/eras.test.ts';
const AUTHORIZATION = 'test/local/product/mcp/authorization.test.ts';
const BATCHES = { test: 'test/unit/mcp/batches.test.ts' };

export const mcpProtocol: readonly Mutation[] = [
  {
    behaviour:
      'The messages of a batch run concurrently: equal writes are sent twice, and a cancelled one hangs',
    find: 'if (!Array.isArray(body)) return respondToMessage(request, body, createServer());',
    replace: 'if (body !== undefined) return respondToMessage(request, body, createServer());',
    ...BATCHES,
    name: 'of equal writes sends one',
  },
  {
    behaviour: 'A client of an older version is sent a question that its version does not have',
    find: '  [PROTOCOL_VERSION_META_KEY]: z.string(),\n',
    replace: '',
    test: 'test/unit/mcp/legacy-capabilities.test.ts',
    name: 'sends a client of an older version the address as text',
  },
  {
    behaviour: 'A batch of many large results ends in a 500 after its writes were sent',
    find: 'if (Array.isArray(body) && body.length > BATCH_MESSAGES) return refuseBatch();',
    replace: '',
    ...BATCHES,
    name: 'of more messages than one response can hold is refused, and nothing is sent',
  },
  {
    behaviour: 'A call fails whose client has a name in Japanese in any header',
    find: '    headers: protocolHeaders(headers),',
    replace:
      "    headers: { ...protocolHeaders(headers), ...headers, accept: 'application/json, text/event-stream' },",
    test: 'test/unit/mcp/fuzz/requests.test.ts',
    name: 'reads a call whose headers have characters that no Request may hold',
  },
  {
    behaviour: 'A page of any origin calls tools from the browser of a user who pasted a token there',
    find: 'if (origin !== undefined && !deps.allowedOrigins.includes(origin)) throw foreignPage();',
    replace: '',
    test: RESPONSES,
    name: 'responds to a page that may not call',
  },
  {
    behaviour: 'Older clients receive a stream of events instead of JSON',
    find: 'new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })',
    replace: 'new WebStandardStreamableHTTPServerTransport({})',
    test: RESPONSES,
    name: 'responds to a ping',
  },
  {
    behaviour: 'A client that ends its session with DELETE receives an error of the server',
    find: "if (event.requestContext.http.method !== 'POST') return methodNotAllowed();",
    replace: '',
    test: RESPONSES,
    name: 'responds to a DELETE',
  },
  {
    behaviour: 'A refusal carries a number that the protocol reserves',
    find: "if (code !== 'invalid-request') return status;",
    replace: "if (code !== 'invalid-request') return -32_042;",
    test: RESPONSES,
    name: 'responds to a body of more than 256 KB',
  },
  {
    behaviour: "A shared cache serves one user's list of tools to another",
    find: "'tools/list': { ttlMs: 300_000, cacheScope: 'private' },",
    replace: "'tools/list': { ttlMs: 300_000, cacheScope: 'public' },",
    test: ERAS,
    name: 'names its versions, capabilities and how long a client may keep',
  },
  {
    behaviour: 'A token that may only read writes, if its model guesses a tool',
    find: "if (!view.mayWrite) throw new AppError('forbidden');",
    replace: '',
    test: AUTHORIZATION,
    name: 'lists no write, and runs none that a client guesses',
  },
  {
    behaviour: 'A server-side agent cannot act for a user over MCP',
    find: "{ access: 'read', forServices: true }",
    replace: "{ access: 'read', forServices: false }",
    test: AUTHORIZATION,
    name: 'lists, reads and writes for the user whom it names',
  },
  {
    behaviour: 'A client requests tokens for an audience that is not the server',
    find: 'resource: formatMcpAddress(apiUrl),',
    replace: 'resource: apiUrl,',
    test: AUTHORIZATION,
    name: 'names the server, its issuer and scopes',
  },
  {
    behaviour: 'Every cold start of MCP loads a second validator of JSON Schema, which is never used',
    find: "  '@modelcontextprotocol/server/_shims': join(root, 'functions/mcp/sdk-validator.ts'),",
    replace: '',
    test: 'test/infra/deploy/bundles.test.ts',
    name: "no validator of the MCP package's",
  },
];
