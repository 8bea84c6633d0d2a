export type Target = { path: string; body?: Record<string, unknown>; headers?: Record<string, string> };

type Expecting = Target & { status: number };

/** What another user has and a request may try to name: the key of a write, or an open flow. */
type Foreign =
  | { of: 'key'; target: (key: string) => Expecting }
  | { of: 'flow'; target: (flow: { state: string; authRequestId: string }) => Expecting };

export type Row = {
  /** The scopes of which the gateway demands one; `none` for a route that demands no token. */
  scopes: readonly ('read' | 'write' | 'act-as')[] | 'none';
  access: 'read' | 'write';
  /** A good request for the caller's own data, and the status of its response. */
  own: Expecting;
  /** Whether a protocol other than the API's own defines its requests and responses. */
  protocol?: boolean;
  /** A request without lasting effect, for tests that break one part of a request at a time; default: `own`. */
  harmless?: Target;
  /** As `own`, for another user's data; a route without it can name another user only by the fields below. */
  foreign?: Foreign;
};

const ANY = ['read', 'write', 'act-as'] as const;
const CHANGING = ['write', 'act-as'] as const;
const draft = { connection: 'gmail', input: { to: 'bob@example.com', subject: 'Hi', body: 'there' } };
const profile = {
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'gmail_get_profile', arguments: {} },
};
const UNKNOWN = { authRequestId: 'unknown-request', state: 'unknown-state-0123456789' };

/** Who may call which route of a stage without cookie mode and console; a served route without a row fails the authorization matrix. */
export const authorizationRows: Record<string, Row> = {
  'GET /connections': { scopes: ANY, access: 'read', own: { path: '/connections', status: 200 } },
  'GET /connections/{connection}': {
    scopes: ANY,
    access: 'read',
    own: { path: '/connections/gmail', status: 200 },
  },
  'GET /activity': { scopes: ANY, access: 'read', own: { path: '/activity', status: 200 } },
  'GET /activity/export': { scopes: ANY, access: 'read', own: { path: '/activity/export', status: 200 } },
  'POST /connections/{connection}/authorize': {
    scopes: CHANGING,
    access: 'write',
    own: { path: '/connections/gmail/authorize', body: {}, status: 200 },
  },
  'DELETE /connections/{connection}': {
    scopes: CHANGING,
    access: 'write',
    own: { path: '/connections/gmail', status: 204 },
  },
  'POST /connections/verify': {
    scopes: ['write'],
    access: 'write',
    own: { path: '/connections/verify', body: UNKNOWN, status: 403 },
    foreign: {
      of: 'flow',
      target: ({ state, authRequestId }) => ({
        path: '/connections/verify',
        body: { state, authRequestId },
        status: 403,
      }),
    },
  },
  'POST /connections/cancel': {
    scopes: ['write'],
    access: 'write',
    own: { path: '/connections/cancel', body: { state: UNKNOWN.state }, status: 403 },
    foreign: {
      of: 'flow',
      target: ({ state }) => ({ path: '/connections/cancel', body: { state }, status: 403 }),
    },
  },
  'GET /tools': { scopes: ANY, access: 'read', own: { path: '/tools?connection=gmail', status: 200 } },
  'POST /actions/{tool}': {
    scopes: ANY,
    access: 'write',
    own: {
      path: '/actions/gmail_create_draft',
      body: draft,
      headers: { 'idempotency-key': 'own' },
      status: 200,
    },
    harmless: {
      path: '/actions/gmail_fetch_mails',
      body: { connection: 'gmail', input: { query: 'is:unread' } },
    },
    // A key is scoped to its caller: the other user's key is a fresh one here.
    foreign: {
      of: 'key',
      target: (key) => ({
        path: '/actions/gmail_create_draft',
        body: draft,
        headers: { 'idempotency-key': key },
        status: 200,
      }),
    },
  },
  'GET /executions/{key}': {
    scopes: ANY,
    access: 'read',
    own: { path: '/executions/unknown-key-0123456789', status: 404 },
    foreign: { of: 'key', target: (key) => ({ path: `/executions/${key}`, status: 404 }) },
  },
  // The tests leave no settings behind.
  'DELETE /users/me': {
    scopes: CHANGING,
    access: 'write',
    own: { path: '/users/me', status: 202 },
  },
  'GET /users/me/offboarding': {
    scopes: ANY,
    access: 'read',
    own: { path: '/users/me/offboarding', status: 404 },
  },
  'GET /digest': { scopes: ANY, access: 'read', own: { path: '/digest', status: 404 } },
  'PUT /digest': {
    scopes: CHANGING,
    access: 'write',
    // Paused, so that it never fires.
    own: {
      path: '/digest',
      body: { time: '07:30', timeZone: 'Europe/Berlin', connection: 'gmail', paused: true },
      status: 200,
    },
  },
  'DELETE /digest': { scopes: CHANGING, access: 'write', own: { path: '/digest', status: 204 } },
  'POST /digest/run': {
    scopes: CHANGING,
    access: 'write',
    own: { path: '/digest/run', headers: { 'idempotency-key': 'own' }, status: 404 },
  },
  'POST /mcp': {
    scopes: ANY,
    access: 'read',
    own: { path: '/mcp', body: profile, status: 200 },
    protocol: true,
    // The key is a fresh one here.
    foreign: {
      of: 'key',
      target: (key) => ({
        path: '/mcp',
        body: { ...profile, params: { name: 'onbehalf_execution', arguments: { idempotency_key: key } } },
        status: 200,
      }),
    },
  },
  'GET /mcp': { scopes: ANY, access: 'read', own: { path: '/mcp', status: 405 }, protocol: true },
  'DELETE /mcp': { scopes: ANY, access: 'read', own: { path: '/mcp', status: 405 }, protocol: true },
  // A webhook without a signature is nobody's: its signature is tested with the webhooks.
  'POST /webhooks/scalekit': {
    scopes: 'none',
    access: 'write',
    own: { path: '/webhooks/scalekit', body: {}, status: 401 },
  },
  'GET /openapi.json': { scopes: 'none', access: 'read', own: { path: '/openapi.json', status: 200 } },
  'GET /.well-known/oauth-protected-resource': {
    scopes: 'none',
    access: 'read',
    own: { path: '/.well-known/oauth-protected-resource', status: 200 },
  },
  'GET /.well-known/oauth-protected-resource/mcp': {
    scopes: 'none',
    access: 'read',
    own: { path: '/.well-known/oauth-protected-resource/mcp', status: 200 },
  },
  'GET /digest/latest': { scopes: ANY, access: 'read', own: { path: '/digest/latest', status: 404 } },
};

/** The routes that cookie mode adds. */
export const cookieModeRows: Record<string, Row> = {
  'GET /callback': { scopes: 'none', access: 'write', own: { path: '/callback', status: 400 } },
};

/** The routes that the console adds. */
export const consoleRows: Record<string, Row> = {
  'GET /console': { scopes: 'none', access: 'read', own: { path: '/console', status: 200 } },
  'GET /console/{file}': { scopes: 'none', access: 'read', own: { path: '/console/callback', status: 200 } },
};

/** The routes of the local stage, which has the console. */
export const localRows = { ...authorizationRows, ...consoleRows };
