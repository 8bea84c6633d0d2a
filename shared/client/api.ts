export type ProblemCode =
  | 'invalid-request'
  | 'idempotency-key-required'
  | 'forbidden'
  | 'tool-not-allowed'
  | 'flow-rejected'
  | 'provider-forbidden'
  | 'connection-unknown'
  | 'not-found'
  | 'reconnect-required'
  | 'request-in-progress'
  | 'flow-expired'
  | 'payload-too-large'
  | 'unsupported-media-type'
  | 'idempotency-key-reused'
  | 'provider-rate-limited'
  | 'rate-limited'
  | 'provider-error'
  | 'result-too-large'
  | 'upstream-unavailable'
  | 'outcome-unknown'
  | 'deadline-exceeded'
  | 'internal';

type Common =
  | 'invalid-request'
  | 'payload-too-large'
  | 'unsupported-media-type'
  | 'forbidden'
  | 'upstream-unavailable'
  | 'internal';

type Connection = {
  connection: string;
  displayName: string;
  provider: string;
  status: 'NOT_CONNECTED' | 'PENDING_AUTH' | 'PENDING_VERIFICATION' | 'ACTIVE' | 'EXPIRED' | 'DISCONNECTED';
  updatedAt?: string;
  reconnect?: string;
};

type Weekday = 'MON' | 'TUE' | 'WED' | 'THU' | 'FRI' | 'SAT' | 'SUN';
type Result = { data: unknown; executionId: string; dataOmitted?: { bytes: number; sha256: string } };

type DigestSettings = {
  time: string;
  timeZone: string;
  weekdays: Weekday[];
  connection: string;
  query: string;
  maxMessages: number;
  delivery: 'stored' | 'slack' | 'email';
  source: 'tool' | 'direct';
  language: string;
  nextRun?: string;
  pending?: true;
  lastOutcome?: { slot: string; status: 'DELIVERED' | 'SKIPPED' | 'DEAD'; reason?: string; at: string };
  paused?: { reason: 'user' | 'account' | 'failures'; since: string; connection?: string; resume: string };
};

type DigestItem = {
  threadId: string;
  messageIds: string[];
  sender: string;
  subject: string;
  gist: string;
  receivedAt: number;
  asks: boolean;
  mentions?: string;
  event?: {
    kind: 'invitation' | 'cancellation' | 'proposal' | 'accepted' | 'declined' | 'tentative';
    title: string;
    place?: string;
    start?: string;
    end?: string;
    startsAt?: string;
    zone?: string;
    isRecurring?: true;
    isGist?: true;
  };
  isBulk: boolean;
  attachments?: string[];
  protection?: 'encrypted' | 'signed';
  notice?: 'bounce' | 'delay';
};

/** Each route: what a request takes, what a success returns, and the codes of its problems. */
export type Api = {
  'GET /connections': {
    request: Record<never, never>;
    response: { connections: Connection[] };
    problem: Common;
  };
  'GET /connections/{connection}': {
    request: { path: { connection: string } };
    response: Connection;
    problem: Common | 'connection-unknown';
  };
  'POST /connections/{connection}/authorize': {
    request: { path: { connection: string }; body?: { force?: boolean } };
    response:
      | { connection: string; status: 'ACTIVE' }
      | {
          connection: string;
          status: 'PENDING_AUTH' | 'PENDING_VERIFICATION' | 'ACTIVE' | 'EXPIRED' | 'DISCONNECTED';
          authorizationUrl: string;
          state: string;
          expiresAt: string;
        };
    problem: Common | 'connection-unknown' | 'rate-limited';
  };
  'POST /connections/verify': {
    request: { body: { authRequestId: string; state: string; confirmed?: true } };
    response: { connection: string; status: 'ACTIVE' };
    problem: Common | 'flow-rejected' | 'flow-expired';
  };
  'POST /connections/cancel': {
    request: { body: { state: string } };
    response: undefined;
    problem: Common | 'flow-rejected';
  };
  'DELETE /connections/{connection}': {
    request: { path: { connection: string } };
    response: undefined;
    problem: Common | 'connection-unknown';
  };
  'GET /tools': {
    request: { query?: { connection?: string } };
    response: {
      tools: {
        name: string;
        description: string;
        connection: string;
        effect: 'read' | 'write';
        inputSchema: { [key: string]: unknown };
      }[];
      unavailable: { connection: string; code: string; reconnect?: string }[];
    };
    problem: Common | 'connection-unknown' | 'provider-error';
  };
  'POST /actions/{tool}': {
    request: {
      path: { tool: string };
      body: { connection: string; input?: { [key: string]: unknown } };
      idempotencyKey?: string;
    };
    response: Result;
    problem:
      | Common
      | 'idempotency-key-required'
      | 'tool-not-allowed'
      | 'provider-forbidden'
      | 'connection-unknown'
      | 'not-found'
      | 'reconnect-required'
      | 'request-in-progress'
      | 'idempotency-key-reused'
      | 'provider-rate-limited'
      | 'provider-error'
      | 'result-too-large'
      | 'outcome-unknown'
      | 'deadline-exceeded';
  };
  'GET /executions/{key}': {
    request: { path: { key: string } };
    response: {
      status: 'IN_PROGRESS' | 'DONE' | 'UNKNOWN';
      tool: string;
      connection: string;
      startedAt: string;
      result?: Result;
      code?: string;
      reason?: 'invalid-input' | 'not-found' | 'conflict' | 'unavailable' | 'other';
    };
    problem: Common | 'not-found';
  };
  'GET /digest': { request: Record<never, never>; response: DigestSettings; problem: Common | 'not-found' };
  'PUT /digest': {
    request: {
      body: {
        time: string;
        timeZone: string;
        weekdays?: Weekday[];
        connection?: string;
        query?: string;
        maxMessages?: number;
        delivery?: 'stored' | 'slack' | 'email';
        source?: 'tool' | 'direct';
        language?: string;
        paused?: boolean;
      };
    };
    response: DigestSettings;
    problem: Common | 'connection-unknown';
  };
  'DELETE /digest': { request: Record<never, never>; response: undefined; problem: Common };
  'POST /digest/run': {
    request: { idempotencyKey: string };
    response: { slot: string };
    problem: Common | 'idempotency-key-required' | 'not-found' | 'rate-limited';
  };
  'GET /digest/latest': {
    request: Record<never, never>;
    response: {
      scheduledTime: string;
      closedAt: string;
      digest: {
        summariser: 'extractive';
        items: DigestItem[];
        skipped: { id: string; reason: string }[];
        counts: { read: number; summarised: number; skipped: number; context?: number };
        hasMore?: true;
      };
      text: string;
    };
    problem: Common | 'not-found';
  };
};
