export type Target = { path: string; body?: Record<string, unknown>; headers?: Record<string, string> };

/** What of the second user's a request may try to name. */
type Foreign = { key: string; state: string; authRequestId: string };

type Row = {
  /** The scopes of which the gateway demands one. */
  scopes: readonly ('read' | 'write' | 'act-as')[];
  access: 'read' | 'write';
  /** A good request for what is the caller's own, and what it is answered. */
  own: Target & { status: number };
  /** The same for what is another user's; a route without it can name nobody's but by the fields below. */
  foreign?: (foreign: Foreign) => Target & { status: number };
};

const ANY = ['read', 'write', 'act-as'] as const;
const CHANGING = ['write', 'act-as'] as const;
const draft = { connection: 'gmail', input: { to: 'bob@example.com', subject: 'Hi', body: 'there' } };
const UNKNOWN = { authRequestId: 'unknown-request', state: 'unknown-state-0123456789' };

/** Who may call which route for what; a route of the template without a row fails the authorization matrix. */
export const authorizationRows: Record<string, Row> = {
  'GET /connections': { scopes: ANY, access: 'read', own: { path: '/connections', status: 200 } },
  'GET /connections/{connection}': {
    scopes: ANY,
    access: 'read',
    own: { path: '/connections/gmail', status: 200 },
  },
  'POST /connections/{connection}/authorize': {
    scopes: CHANGING,
    access: 'write',
    own: { path: '/connections/gmail/authorize', status: 200 },
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
    foreign: ({ state, authRequestId }) => ({
      path: '/connections/verify',
      body: { state, authRequestId },
      status: 403,
    }),
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
    // The other's key is the caller's own fresh one: it is scoped to who sends it.
    foreign: ({ key }) => ({
      path: '/actions/gmail_create_draft',
      body: draft,
      headers: { 'idempotency-key': key },
      status: 200,
    }),
  },
  'GET /executions/{key}': {
    scopes: ANY,
    access: 'read',
    own: { path: '/executions/nobodys-key-0123456789', status: 404 },
    foreign: ({ key }) => ({ path: `/executions/${key}`, status: 404 }),
  },
  // Nobody has settings between the tests.
  'GET /digest': { scopes: ANY, access: 'read', own: { path: '/digest', status: 404 } },
  'PUT /digest': {
    scopes: CHANGING,
    access: 'write',
    own: { path: '/digest', body: { time: '07:30', timeZone: 'UTC', paused: true }, status: 200 },
  },
  'DELETE /digest': { scopes: CHANGING, access: 'write', own: { path: '/digest', status: 204 } },
  'POST /digest/run': {
    scopes: CHANGING,
    access: 'write',
    own: { path: '/digest/run', headers: { 'idempotency-key': 'own' }, status: 404 },
  },
  'GET /digest/latest': { scopes: ANY, access: 'read', own: { path: '/digest/latest', status: 404 } },
};
