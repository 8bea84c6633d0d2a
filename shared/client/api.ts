// Printed by `npm run openapi` from the contracts of the routes; do not edit.

/** Every code that a function returns. A later version may add codes: treat an unknown one by `retryable`. */
export type ProblemCode =
  | 'invalid-request'
  | 'forbidden'
  | 'payload-too-large'
  | 'unsupported-media-type'
  | 'internal'
  | 'upstream-unavailable'
  | 'deadline-exceeded'
  | 'connection-unknown'
  | 'flow-rejected'
  | 'flow-expired'
  | 'rate-limited'
  | 'result-too-large'
  | 'idempotency-key-required'
  | 'tool-not-allowed'
  | 'provider-forbidden'
  | 'reconnect-required'
  | 'request-in-progress'
  | 'idempotency-key-reused'
  | 'provider-rate-limited'
  | 'provider-error'
  | 'outcome-unknown'
  | 'not-found';

/** By code: what a problem has beside its code, status and words. */
export type ProblemFacts = {
  /** Correct the request; `errors` names what is wrong. */
  'invalid-request': {
    /** What is wrong, field by field. */
    errors: Array<{
      path: string;
      message: string;
    }>;
  };
  /** The token lacks the scope, or may not act for the user. */
  forbidden: Record<never, never>;
  /** A body may have at most 256 KB. */
  'payload-too-large': Record<never, never>;
  /** Send application/json, not compressed; its charset, if it has one, is utf-8. */
  'unsupported-media-type': Record<never, never>;
  /** The operator finds it in the log by `instance`. A repeat does not help. */
  internal: Record<never, never>;
  /** Try again later: a write with the same key, which is safe in every case. */
  'upstream-unavailable': {
    /** Seconds to wait, as in the header `Retry-After`. */
    retryAfter?: number;
  };
  /** The read took too long: try again. */
  'deadline-exceeded': Record<never, never>;
  /** GET /connections lists the connections. */
  'connection-unknown': Record<never, never>;
  /** This caller cannot finish this link with this consent, and after another user tried, no caller can. Start again with POST /connections/{connection}/authorize. */
  'flow-rejected': Record<never, never>;
  /** The link or its consent is too old, or not known to Scalekit. Start again with POST /connections/{connection}/authorize. */
  'flow-expired': Record<never, never>;
  /** Wait as long as Retry-After says, or finish a link that was started. */
  'rate-limited': {
    /** Seconds to wait, as in the header `Retry-After`. */
    retryAfter?: number;
  };
  /** Ask for less: a result may have at most 5 MB. */
  'result-too-large': {
    /** The connection that the request is about. */
    connection?: string;
    /** The id of the execution at Scalekit, for its support. */
    executionId?: string;
  };
  /** Send a new Idempotency-Key header of 16 to 128 of A-Z a-z 0-9 . _ ~ - with each new write or digest. */
  'idempotency-key-required': Record<never, never>;
  /** The connection's allow-list does not name this tool. */
  'tool-not-allowed': {
    /** The connection that the request is about. */
    connection?: string;
  };
  /** The account lacks a permission at the provider. A write was not done: its key is free. */
  'provider-forbidden': {
    /** The connection that the request is about. */
    connection?: string;
    /** The id of the execution at Scalekit, for its support. */
    executionId?: string;
  };
  /** Let the user link the account again, by the route in `reconnect`. A write was not sent: its key is free. */
  'reconnect-required': {
    /** The connection that the request is about. */
    connection?: string;
    /** The route that makes a new link. */
    reconnect: string;
    /** The id of the execution at Scalekit, for its support. */
    executionId?: string;
  };
  /** The first request with this key is still running: repeat this one after Retry-After. If its function died, the code becomes outcome-unknown after a minute. */
  'request-in-progress': {
    /** The connection that the request is about. */
    connection?: string;
    /** Seconds to wait, as in the header `Retry-After`. */
    retryAfter?: number;
  };
  /** A key belongs to one tool, connection and input: use a new key. */
  'idempotency-key-reused': Record<never, never>;
  /** Try again later. A write was not done: its key is free. */
  'provider-rate-limited': {
    /** The connection that the request is about. */
    connection?: string;
    /** The id of the execution at Scalekit, for its support. */
    executionId?: string;
    /** Seconds to wait, as in the header `Retry-After`. */
    retryAfter?: number;
  };
  /** The provider failed or rejected the input; `reason` says which. For a write this is final and replayed, but with the reason `not-found` its key is free. */
  'provider-error': {
    /** The connection that the request is about. */
    connection?: string;
    /** The id of the execution at Scalekit, for its support. */
    executionId?: string;
    /** Why the provider failed, so that a program can act on it. */
    reason: 'invalid-input' | 'not-found' | 'conflict' | 'unavailable' | 'other';
  };
  /** It is never sent again with this key: look at the account before you write with a new key. */
  'outcome-unknown': {
    /** The connection that the request is about. */
    connection?: string;
    /** The id of the execution at Scalekit, for its support. */
    executionId?: string;
  };
  /** Nothing exists here for this caller. */
  'not-found': Record<never, never>;
};

/** By route: what a request has, what its response holds, and the codes of its problems. */
export type Api = {
  /** The product's connections, each with the status of the user's account. */
  'GET /connections': {
    request: Record<never, never>;
    response: {
      connections: Array<{
        connection: string;
        displayName: string;
        provider: string;
        status:
          | 'NOT_CONNECTED'
          | 'PENDING_AUTH'
          | 'PENDING_VERIFICATION'
          | 'ACTIVE'
          | 'EXPIRED'
          | 'DISCONNECTED';
        updatedAt?: string;
        reconnect?: string;
      }>;
    };
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'upstream-unavailable'
      | 'deadline-exceeded';
  };
  /** One connection with the status of the user's account. */
  'GET /connections/{connection}': {
    request: {
      path: {
        connection: string;
      };
    };
    response: {
      connection: string;
      displayName: string;
      provider: string;
      status:
        | 'NOT_CONNECTED'
        | 'PENDING_AUTH'
        | 'PENDING_VERIFICATION'
        | 'ACTIVE'
        | 'EXPIRED'
        | 'DISCONNECTED';
      updatedAt?: string;
      reconnect?: string;
    };
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'connection-unknown'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'upstream-unavailable'
      | 'deadline-exceeded';
  };
  /** Disconnects every account of the user on the connection. Ends every open link for it, too. Also 204 when there was nothing to disconnect. */
  'DELETE /connections/{connection}': {
    request: {
      path: {
        connection: string;
      };
    };
    response: undefined;
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'connection-unknown'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'upstream-unavailable'
      | 'deadline-exceeded';
  };
  /** Finishes a link with the token of the browser that came back. Returns the connection that was linked, which is another than the flow's if the consent was for that one. While a flow is open that a service started for the user, the body also needs `confirmed: true`. */
  'POST /connections/verify': {
    request: {
      body: {
        authRequestId: string;
        state: string;
        confirmed?: true;
      };
    };
    response: {
      connection: string;
      status: 'ACTIVE';
    };
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'flow-rejected'
      | 'flow-expired'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'upstream-unavailable';
  };
  /** Ends the user's own flow, which the user refused. Also 204 when the flow has ended already. */
  'POST /connections/cancel': {
    request: {
      body: {
        state: string;
      };
    };
    response: undefined;
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'flow-rejected'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'upstream-unavailable';
  };
  /** Starts a link. Returns 200 without a link when the account is `ACTIVE` already, unless the body has `force: true` (to request new scopes). At most five links per user are open at a time. */
  'POST /connections/{connection}/authorize': {
    request: {
      path: {
        connection: string;
      };
      body?: {
        force?: boolean;
      };
    };
    response:
      | {
          connection: string;
          status: 'ACTIVE';
        }
      | {
          connection: string;
          status: 'PENDING_AUTH' | 'PENDING_VERIFICATION' | 'ACTIVE' | 'EXPIRED' | 'DISCONNECTED';
          authorizationUrl: string;
          state: string;
          expiresAt: string;
        };
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'connection-unknown'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'rate-limited'
      | 'internal'
      | 'upstream-unavailable'
      | 'deadline-exceeded';
  };
  /** The tools that the user may run. A connection that is not linked is in `unavailable`, with `reconnect-required`. */
  'GET /tools': {
    request: {
      query?: {
        connection?: string;
      };
    };
    response: {
      tools: Array<{
        name: string;
        description: string;
        connection: string;
        effect: 'read' | 'write';
        inputSchema: Record<string, unknown>;
      }>;
      unavailable: Array<{
        connection: string;
        code: string;
        reconnect?: string;
      }>;
    };
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'connection-unknown'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'result-too-large'
      | 'upstream-unavailable'
      | 'deadline-exceeded';
  };
  /** Runs a tool, a write at most once. A tool that writes needs the write scope and an `Idempotency-Key`. */
  'POST /actions/{tool}': {
    request: {
      path: {
        tool: string;
      };
      body: {
        connection: string;
        /** Default: `{}`. */
        input?: Record<string, unknown>;
      };
      idempotencyKey?: string;
    };
    response: {
      data: unknown;
      executionId: string;
      dataOmitted?: {
        bytes: number;
        sha256: string;
      };
    };
    problem:
      | 'invalid-request'
      | 'idempotency-key-required'
      | 'forbidden'
      | 'tool-not-allowed'
      | 'provider-forbidden'
      | 'connection-unknown'
      | 'reconnect-required'
      | 'request-in-progress'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'idempotency-key-reused'
      | 'provider-rate-limited'
      | 'internal'
      | 'provider-error'
      | 'result-too-large'
      | 'upstream-unavailable'
      | 'outcome-unknown'
      | 'deadline-exceeded';
  };
  /** What became of a write within the last 24 hours. */
  'GET /executions/{key}': {
    request: {
      path: {
        key: string;
      };
    };
    response: {
      status: 'IN_PROGRESS' | 'DONE' | 'UNKNOWN';
      tool: string;
      connection: string;
      startedAt: string;
      result?: {
        data: unknown;
        executionId: string;
        dataOmitted?: {
          bytes: number;
          sha256: string;
        };
      };
      code?: string;
      reason?: 'invalid-input' | 'not-found' | 'conflict' | 'unavailable' | 'other';
    };
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'not-found'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'upstream-unavailable';
  };
  /** The user's digest: its settings, its next run and its last outcome. */
  'GET /digest': {
    request: Record<never, never>;
    response: {
      time: string;
      timeZone: string;
      weekdays: Array<'MON' | 'TUE' | 'WED' | 'THU' | 'FRI' | 'SAT' | 'SUN'>;
      connection: string;
      query: string;
      maxMessages: number;
      delivery: 'stored' | 'slack' | 'email';
      source: 'tool' | 'direct';
      /** Default: `"en"`. */
      language:
        | 'en'
        | 'de'
        | 'fr'
        | 'es'
        | 'pt'
        | 'it'
        | 'nl'
        | 'da'
        | 'nb'
        | 'sv'
        | 'fi'
        | 'pl'
        | 'cs'
        | 'hu'
        | 'tr'
        | 'ru'
        | 'uk'
        | 'el'
        | 'he'
        | 'ar'
        | 'zh'
        | 'ja'
        | 'ko';
      nextRun?: string;
      pending?: true;
      lastOutcome?: {
        slot: string;
        status: 'DELIVERED' | 'SKIPPED' | 'DEAD';
        reason?: string;
        at: string;
      };
      paused?: {
        reason: 'user' | 'account' | 'failures';
        since: string;
        connection?: string;
        resume: string;
      };
    };
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'not-found'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'upstream-unavailable';
  };
  /** Sets the user's digest. The body of `GET /digest` is not a valid body here: `nextRun` and the fields after it are read only. */
  'PUT /digest': {
    request: {
      body: {
        time: string;
        timeZone: string;
        weekdays?: Array<'MON' | 'TUE' | 'WED' | 'THU' | 'FRI' | 'SAT' | 'SUN'>;
        /** Default: `"gmail"`. */
        connection?: string;
        /** Default: `"is:unread"`. */
        query?: string;
        /** Default: `50`. */
        maxMessages?: number;
        /** Default: `"stored"`. */
        delivery?: 'stored' | 'slack' | 'email';
        /** Default: `"tool"`. */
        source?: 'tool' | 'direct';
        /** Default: `"en"`. */
        language?:
          | 'en'
          | 'de'
          | 'fr'
          | 'es'
          | 'pt'
          | 'it'
          | 'nl'
          | 'da'
          | 'nb'
          | 'sv'
          | 'fi'
          | 'pl'
          | 'cs'
          | 'hu'
          | 'tr'
          | 'ru'
          | 'uk'
          | 'el'
          | 'he'
          | 'ar'
          | 'zh'
          | 'ja'
          | 'ko';
        paused?: boolean;
      };
    };
    response: {
      time: string;
      timeZone: string;
      weekdays: Array<'MON' | 'TUE' | 'WED' | 'THU' | 'FRI' | 'SAT' | 'SUN'>;
      connection: string;
      query: string;
      maxMessages: number;
      delivery: 'stored' | 'slack' | 'email';
      source: 'tool' | 'direct';
      /** Default: `"en"`. */
      language:
        | 'en'
        | 'de'
        | 'fr'
        | 'es'
        | 'pt'
        | 'it'
        | 'nl'
        | 'da'
        | 'nb'
        | 'sv'
        | 'fi'
        | 'pl'
        | 'cs'
        | 'hu'
        | 'tr'
        | 'ru'
        | 'uk'
        | 'el'
        | 'he'
        | 'ar'
        | 'zh'
        | 'ja'
        | 'ko';
      nextRun?: string;
      pending?: true;
      lastOutcome?: {
        slot: string;
        status: 'DELIVERED' | 'SKIPPED' | 'DEAD';
        reason?: string;
        at: string;
      };
      paused?: {
        reason: 'user' | 'account' | 'failures';
        since: string;
        connection?: string;
        resume: string;
      };
    };
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'connection-unknown'
      | 'not-found'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'upstream-unavailable';
  };
  /** Ends the user's digest. Also 204 when there was none. */
  'DELETE /digest': {
    request: Record<never, never>;
    response: undefined;
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'upstream-unavailable';
  };
  /** Runs one digest now. One at a time, ten within 24 hours. */
  'POST /digest/run': {
    request: {
      /** One key for one intention, kept for 24 hours: a repeated request with it returns the stored response. */
      idempotencyKey: string;
    };
    response: {
      slot: string;
    };
    problem:
      | 'invalid-request'
      | 'idempotency-key-required'
      | 'forbidden'
      | 'not-found'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'rate-limited'
      | 'internal'
      | 'upstream-unavailable';
  };
  /** The last digest whose `delivery` was `stored`. */
  'GET /digest/latest': {
    request: Record<never, never>;
    response: {
      scheduledTime: string;
      closedAt: string;
      digest: {
        summariser: 'extractive';
        items: Array<{
          threadId: string;
          messageIds: Array<string>;
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
          attachments?: Array<string>;
          protection?: 'encrypted' | 'signed';
          notice?: 'bounce' | 'delay';
        }>;
        skipped: Array<{
          id: string;
          reason: string;
        }>;
        counts: {
          read: number;
          summarised: number;
          skipped: number;
          context?: number;
        };
        hasMore?: true;
      };
      text: string;
    };
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'not-found'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'upstream-unavailable';
  };
};
