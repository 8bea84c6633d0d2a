/** A good request for each route, for tests that spoil one thing at a time; a route without one fails them. */
export const goodRequests: Record<
  string,
  { path: string; body?: Record<string, unknown>; connectionIn?: 'path' | 'query' | 'body' }
> = {
  'GET /connections': { path: '/connections' },
  'GET /connections/{connection}': { path: '/connections/gmail', connectionIn: 'path' },
  'POST /connections/{connection}/authorize': {
    path: '/connections/gmail/authorize',
    body: {},
    connectionIn: 'path',
  },
  'DELETE /connections/{connection}': { path: '/connections/gmail', connectionIn: 'path' },
  'POST /connections/verify': {
    path: '/connections/verify',
    body: { authRequestId: 'unknown-request', state: 'unknown-state-0123456789' },
  },
  'GET /tools': { path: '/tools?connection=gmail', connectionIn: 'query' },
  'POST /actions/{tool}': {
    path: '/actions/gmail_fetch_mails',
    body: { connection: 'gmail', input: { query: 'is:unread' } },
    connectionIn: 'body',
  },
  'GET /executions/{key}': { path: '/executions/matrix-key-0123456789' },
  'GET /digest': { path: '/digest' },
  // Paused, so that it never fires.
  'PUT /digest': {
    path: '/digest',
    body: { time: '07:30', timeZone: 'Europe/Berlin', connection: 'gmail', paused: true },
    connectionIn: 'body',
  },
  'DELETE /digest': { path: '/digest' },
  'POST /digest/run': { path: '/digest/run' },
  'GET /digest/latest': { path: '/digest/latest' },
};
