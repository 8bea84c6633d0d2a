// Printed by `npm run openapi` from the contracts of the routes; do not edit.

/** Every code that a function returns. A later version may add codes: treat an unknown one by `retryable`. */
export type ProblemCode =
  | 'invalid-request'
  | 'idempotency-key-required'
  | 'unauthenticated'
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
  /** Send a new Idempotency-Key header of 16 to 128 of A-Z a-z 0-9 . _ ~ - with each new write or digest. */
  'idempotency-key-required': Record<never, never>;
  /** The webhook is not signed by a live secret, or its signature is older than five minutes. */
  unauthenticated: Record<never, never>;
  /** The token lacks the scope, or may not act for the user. */
  forbidden: Record<never, never>;
  /** The connection's allow-list does not name this tool. */
  'tool-not-allowed': {
    /** The connection that the request is about. */
    connection?: string | undefined;
  };
  /** This caller cannot finish this link with this consent, and after another user tried, no caller can. Start again with POST /connections/{connection}/authorize. */
  'flow-rejected': Record<never, never>;
  /** The account lacks a permission at the provider. A write was not done: its key is free. */
  'provider-forbidden': {
    /** The connection that the request is about. */
    connection?: string | undefined;
    /** The label of the account that the request is about, unless it is the default account. */
    account?: string | undefined;
    /** The id of the execution at Scalekit, for its support. */
    executionId?: string | undefined;
  };
  /** GET /connections lists the connections. */
  'connection-unknown': Record<never, never>;
  /** Nothing exists here for this caller. */
  'not-found': Record<never, never>;
  /** Let the user link the account again, by the route in `reconnect`. A write was not sent: its key is free. */
  'reconnect-required': {
    /** The connection that the request is about. */
    connection?: string | undefined;
    /** The label of the account that the request is about, unless it is the default account. */
    account?: string | undefined;
    /** The route that makes a new link. */
    reconnect: string;
    /** The id of the execution at Scalekit, for its support. */
    executionId?: string | undefined;
  };
  /** The first request with this key has not ended: repeat this one after Retry-After. If its function died, the code becomes outcome-unknown after a minute. */
  'request-in-progress': {
    /** The connection that the request is about. */
    connection?: string | undefined;
    /** The label of the account that the request is about, unless it is the default account. */
    account?: string | undefined;
    /** Seconds to wait, as in the header `Retry-After`. */
    retryAfter?: number | undefined;
  };
  /** The flow or its consent is too old, or not known to Scalekit. Start again with POST /connections/{connection}/authorize. */
  'flow-expired': Record<never, never>;
  /** A body may have at most 256 KB. */
  'payload-too-large': Record<never, never>;
  /** Send application/json, not compressed; its charset, if it has one, is utf-8. */
  'unsupported-media-type': Record<never, never>;
  /** A key belongs to one tool, connection and input: use a new key. */
  'idempotency-key-reused': Record<never, never>;
  /** Try again later. A write was not done: its key is free. */
  'provider-rate-limited': {
    /** The connection that the request is about. */
    connection?: string | undefined;
    /** The label of the account that the request is about, unless it is the default account. */
    account?: string | undefined;
    /** The id of the execution at Scalekit, for its support. */
    executionId?: string | undefined;
    /** Seconds to wait, as in the header `Retry-After`. */
    retryAfter?: number | undefined;
  };
  /** Wait as long as Retry-After says, or finish a link that was started. */
  'rate-limited': {
    /** Seconds to wait, as in the header `Retry-After`. */
    retryAfter?: number | undefined;
  };
  /** `reason` says why: correct the input, or wait for the provider. For a write this is final and replayed, but with the reason `not-found` its key is free. */
  'provider-error': {
    /** The connection that the request is about. */
    connection?: string | undefined;
    /** The label of the account that the request is about, unless it is the default account. */
    account?: string | undefined;
    /** The id of the execution at Scalekit, for its support. */
    executionId?: string | undefined;
    /** Why the provider failed, so that a program can act on it. */
    reason: 'invalid-input' | 'not-found' | 'conflict' | 'unavailable' | 'other';
  };
  /** Ask for less: a result may have at most 5 MB. */
  'result-too-large': {
    /** The connection that the request is about. */
    connection?: string | undefined;
    /** The label of the account that the request is about, unless it is the default account. */
    account?: string | undefined;
    /** The id of the execution at Scalekit, for its support. */
    executionId?: string | undefined;
  };
  /** Try again later: a write with the same key, which is safe in every case. */
  'upstream-unavailable': {
    /** Seconds to wait, as in the header `Retry-After`. */
    retryAfter?: number | undefined;
  };
  /** It is never sent again with this key: look at the account before you write with a new key. */
  'outcome-unknown': {
    /** The connection that the request is about. */
    connection?: string | undefined;
    /** The label of the account that the request is about, unless it is the default account. */
    account?: string | undefined;
    /** The id of the execution at Scalekit, for its support. */
    executionId?: string | undefined;
  };
  /** Try again. A tool that writes ends as outcome-unknown instead. */
  'deadline-exceeded': Record<never, never>;
  /** The operator finds it in the log by `instance`. A repeat does not help. */
  internal: Record<never, never>;
};

/** The label of a further account; absent: the user's default account. */
export type AccountLabel = string;

/** The settings of the user's digest; an absent one has its default. */
export type DigestSettings = {
  /** `HH:MM`, as clocks in the zone show it. */
  time: string;
  timeZone: TimeZone;
  /** The days on which the digest comes. Default: `["MON","TUE","WED","THU","FRI","SAT","SUN"]`. */
  weekdays?: Array<Weekday> | undefined;
  /** The mailbox: a connection of the provider `GMAIL`. Default: `"gmail"`. */
  connection?: string | undefined;
  /** Default: `"is:unread"`. */
  query?: MailQuery | undefined;
  /** Mails per digest. Default: `50`. */
  maxMessages?: number | undefined;
  /** `stored`: for `GET /digest/latest`, 30 days. `email`: to the mailbox's own address. `slack`: to the user's own conversation. Default: `"stored"`. */
  delivery?: 'stored' | 'slack' | 'email' | undefined;
  /** `tool`: Scalekit's tool. `direct`: Gmail's own API, where the connection has its address. Default: `"tool"`. */
  source?: 'tool' | 'direct' | undefined;
  /** Of the digest's own words: headings, counts, date. Default: `"en"`. */
  language?: DigestLanguage | undefined;
  /** Without it, a pause stays as it is. */
  paused?: boolean | undefined;
};

/** A name of the Time Zone Database, in its spelling. */
export type TimeZone = string;

export type Weekday = 'MON' | 'TUE' | 'WED' | 'THU' | 'FRI' | 'SAT' | 'SUN';

/** A Gmail search. Its quotation marks and brackets are closed, in order: `subject:(report OR "weekly review")`, not `subject:(report`. Blanks at its ends do not count. */
export type MailQuery = string;

export type DigestLanguage =
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

/** A connection of the product, with the status of the user's account. */
export type Connection = {
  connection: string;
  account?: AccountLabel | undefined;
  displayName: string;
  /** Scalekit's key of the provider. */
  provider: string;
  status: AccountStatus;
  updatedAt?: string | undefined;
  /** The route that makes a new link, for an account that was linked and is not usable now: `EXPIRED`, `DISCONNECTED`. */
  reconnect?: string | undefined;
};

export type AccountStatus =
  | 'NOT_CONNECTED'
  | 'PENDING_AUTH'
  | 'PENDING_VERIFICATION'
  | 'ACTIVE'
  | 'EXPIRED'
  | 'DISCONNECTED';

export type Tool = {
  name: string;
  description: string;
  connection: string;
  account?: AccountLabel | undefined;
  /** A write needs an `Idempotency-Key`. */
  effect: 'read' | 'write';
  /** The JSON Schema of the input. */
  inputSchema: Record<string, unknown>;
};

export type OpenAiTool = {
  type: 'function';
  function: {
    name: string;
    description: string;
    /** The JSON Schema of the input. */
    parameters: Record<string, unknown>;
  };
};

export type AnthropicTool = {
  name: string;
  description: string;
  /** The JSON Schema of the input. */
  input_schema: Record<string, unknown>;
};

export type BedrockTool = {
  toolSpec: {
    name: string;
    description: string;
    inputSchema: {
      /** The JSON Schema of the input. */
      json: Record<string, unknown>;
    };
  };
};

/** A tool's result. */
export type ToolResult = {
  /** The tool's result, unchanged. */
  data: unknown;
  /** Scalekit's name of the run; of an action that the product declares, a name of its own. */
  executionId: string;
  /** Replaces data that is too large to store or to send: `data` is null. */
  dataOmitted?:
    | {
        bytes: number;
        sha256: string;
      }
    | undefined;
};

/** A write, by its key. */
export type Execution = {
  /** `UNKNOWN`: the write may or may not have happened, and is never sent again with this key. */
  status: 'IN_PROGRESS' | 'DONE' | 'UNKNOWN';
  tool: string;
  connection: string;
  account?: AccountLabel | undefined;
  startedAt: string;
  result?: ToolResult | undefined;
  /** The problem code of a write that is `DONE` without a result, or `UNKNOWN`. */
  code?: 'provider-error' | 'outcome-unknown' | undefined;
  /** Of the code `provider-error`. */
  reason?: 'invalid-input' | 'not-found' | 'conflict' | 'unavailable' | 'other' | undefined;
};

/** The protected resource metadata of RFC 9728. */
export type ProtectedResource = {
  /** The address of `/mcp`: the audience that a client requests for its tokens. */
  resource: string;
  /** The issuer of the users' tokens. */
  authorization_servers: Array<string>;
  scopes_supported: Array<string>;
  bearer_methods_supported: Array<'header'>;
  resource_name: string;
};

/** The settings of the user's digest, and how the digest stands. */
export type DigestState = {
  account?: AccountLabel | undefined;
  /** `HH:MM`, as clocks in the zone show it. */
  time: string;
  /** A name of the Time Zone Database, in its spelling. */
  timeZone: string;
  /** The days on which the digest comes. */
  weekdays: Array<Weekday>;
  /** The mailbox: a connection of the provider `GMAIL`. */
  connection: string;
  /** A Gmail search. Its quotation marks and brackets are closed, in order: `subject:(report OR "weekly review")`, not `subject:(report`. Blanks at its ends do not count. */
  query: string;
  /** Mails per digest. */
  maxMessages: number;
  /** `stored`: for `GET /digest/latest`, 30 days. `email`: to the mailbox's own address. `slack`: to the user's own conversation. */
  delivery: 'stored' | 'slack' | 'email';
  /** `tool`: Scalekit's tool. `direct`: Gmail's own API, where the connection has its address. */
  source: 'tool' | 'direct';
  /** Of the digest's own words: headings, counts, date. */
  language: DigestLanguage;
  /** Absent while the digest is paused or `pending`. */
  nextRun?: string | undefined;
  /** The last change has not reached the schedule yet, as far as is known. The same `PUT` completes it. */
  pending?: true | undefined;
  /** The outcome of the newest closed slot. */
  lastOutcome?:
    | {
        slot: string;
        status: 'DELIVERED' | 'SKIPPED' | 'DEAD';
        /** Of `SKIPPED` and `DEAD`. */
        reason?: string | undefined;
        at: string;
      }
    | undefined;
  paused?:
    | {
        /** `account`: the account at `connection` must be linked again. `failures`: three slots in a row ended `DEAD`. */
        reason: 'user' | 'account' | 'failures';
        since: string;
        connection?: string | undefined;
        account?: AccountLabel | undefined;
        /** The request that ends the pause. */
        resume: string;
      }
    | undefined;
};

export type StoredDigest = {
  account?: AccountLabel | undefined;
  scheduledTime: string;
  closedAt: string;
  digest: Digest;
  /** The digest as plain text. */
  text: string;
};

export type Digest = {
  summariser: 'extractive';
  /** People first, among them questions and dates first; bulk mail last. */
  items: Array<DigestItem>;
  skipped: Array<{
    id: string;
    reason: string;
  }>;
  counts: {
    /** The sum of the others. */
    read: number;
    summarised: number;
    skipped: number;
    /** The user's own mails, drafts and deleted mails; absent for none. */
    context?: number | undefined;
  };
  /** The mailbox holds matching mails that were not read, as `maxMessages` was reached. */
  hasMore?: true | undefined;
};

export type DigestItem = {
  threadId: string;
  /** Ids of the mails folded into this item, oldest first. */
  messageIds: Array<string>;
  /** Sender of the newest mail: display name, else address, else `(unknown sender)`. */
  sender: string;
  subject: string;
  /** The gist in the mail's own words: at most 280 characters, one line. */
  gist: string;
  /** Epoch milliseconds. */
  receivedAt: number;
  /** Whether the mail asks its reader to reply. */
  asks: boolean;
  /** The first day or time that the text names, as written, else the event's; absent when there is none. */
  mentions?: string | undefined;
  /** The event of a calendar part; absent where the text itself names the event's day. */
  event?: DigestEvent | undefined;
  isBulk: boolean;
  /** Names of attachments of a mail without words, which the gist lists; absent for a mail with words. */
  attachments?: Array<string> | undefined;
  /** Why a mail shows no words: encrypted, or enclosed by its signature; absent for a mail with words. */
  protection?: 'encrypted' | 'signed' | undefined;
  /** A mail of the user's that did not arrive, or not yet; absent for other mail. */
  notice?: 'bounce' | 'delay' | undefined;
};

export type DigestEvent = {
  kind: 'invitation' | 'cancellation' | 'proposal' | 'accepted' | 'declined' | 'tentative';
  title: string;
  place?: string | undefined;
  /** Local time, `2026-12-03T10:00`, or a whole day, `2026-12-03`; `end` is the last day. Absent without a date. */
  start?: string | undefined;
  end?: string | undefined;
  /** The instant of `start`; absent for whole days and when the zone is not known. */
  startsAt?: string | undefined;
  /** As the calendar names it; absent for a local time anywhere. */
  zone?: string | undefined;
  isRecurring?: true | undefined;
  /** The mail has no words of its own: the gist is the event. */
  isGist?: true | undefined;
};

export type Offboarding = {
  /** `STOPPED`: it has begun, and no run is at work on it. The same `DELETE` continues it, and so does the hourly run of `reconcile`. */
  status: 'RUNNING' | 'STOPPED' | 'DONE';
  startedAt: string;
  endedAt?: string | undefined;
  /** How much was found and removed so far, by its place. */
  removed: Record<string, number>;
  /** Looks at every place that have ended. The last of them finds nothing. */
  looks: number;
  /** Until then it waits for what was under way when it began. */
  nextLookAt?: string | undefined;
  /** Of one that is `DONE`. */
  record?:
    | {
        /** JSON, to the byte what is signed. It names the user by a hash. */
        statement: string;
        keyId: string;
        algorithm: 'ECDSA_SHA_256';
        /** DER, in base64. */
        signature: string;
      }
    | undefined;
};

/** By route: what a request has, what its response holds, and the codes of its problems. */
export type Api = {
  /** The product's connections, each with the status of the user's account. `reconnect`, for `EXPIRED` and `DISCONNECTED`, is the route that makes a new link. An entry for each labelled account follows that of the default one. */
  'GET /connections': {
    request: Record<never, never>;
    response: {
      connections: Array<Connection>;
    };
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'provider-error'
      | 'upstream-unavailable'
      | 'deadline-exceeded';
  };
  /** One connection with the status of the user's account. `status` is one of `NOT_CONNECTED`, `PENDING_AUTH`, `PENDING_VERIFICATION`, `ACTIVE`, `EXPIRED`, `DISCONNECTED`. */
  'GET /connections/{connection}': {
    request: {
      path: {
        connection: string;
      };
      query?:
        | {
            account?: AccountLabel | undefined;
          }
        | undefined;
    };
    response: Connection;
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'connection-unknown'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'provider-error'
      | 'upstream-unavailable'
      | 'deadline-exceeded';
  };
  /** Disconnects the user's account on the connection. Ends its open links and every digest that needs it, too; the status is then `NOT_CONNECTED`. Also 204 when there was nothing to disconnect. */
  'DELETE /connections/{connection}': {
    request: {
      path: {
        connection: string;
      };
      query?:
        | {
            account?: AccountLabel | undefined;
          }
        | undefined;
    };
    response: undefined;
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'connection-unknown'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'provider-error'
      | 'upstream-unavailable'
      | 'deadline-exceeded';
  };
  /** Finishes a link with the token of the browser that came back. Returns the connection that was linked, which is another than the flow's if the consent was for that one. While a flow is open that a service started for the user, the body also needs `confirmed: true`. Services may not call it. */
  'POST /connections/verify': {
    request: {
      body: {
        /** The parameter `auth_request_id` with which the browser came back. */
        authRequestId: string;
        /** As the browser came back with it. */
        state: string;
        /** The user confirms that the link is their own; only while a flow is open that a service started for the user. */
        confirmed?: true | undefined;
      };
    };
    response: {
      connection: string;
      account?: AccountLabel | undefined;
      status: 'ACTIVE';
    };
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'flow-rejected'
      | 'request-in-progress'
      | 'flow-expired'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'upstream-unavailable';
  };
  /** Ends the user's own flow, which the user refused. Also 204 when the flow has ended already. Services may not call it. */
  'POST /connections/cancel': {
    request: {
      body: {
        /** As the browser came back with it. */
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
  /** Starts a link. Returns 200 without a link when the account is `ACTIVE` already, unless the query has `force=true` or the body `force: true`: its provider refuses the credential, or new scopes are needed. At most five links per user are open at a time, and a user has at most ten labels. */
  'POST /connections/{connection}/authorize': {
    request: {
      path: {
        connection: string;
      };
      query?:
        | {
            account?: AccountLabel | undefined;
            /** As `force` of the body. */
            force?: 'true' | undefined;
          }
        | undefined;
      body?:
        | {
            /** Makes a link for an `ACTIVE` account too: its provider refuses the credential, or new scopes are needed. */
            force?: boolean | undefined;
          }
        | undefined;
    };
    response:
      | {
          connection: string;
          account?: AccountLabel | undefined;
          status: 'ACTIVE';
        }
      | {
          connection: string;
          account?: AccountLabel | undefined;
          /** The account's present status; `ACTIVE` only if the link was forced. */
          status: 'PENDING_AUTH' | 'PENDING_VERIFICATION' | 'ACTIVE' | 'EXPIRED' | 'DISCONNECTED';
          /** The page of the user's consent. */
          authorizationUrl: string;
          /** The browser keeps it and compares it on return. */
          state: string;
          expiresAt: string;
        };
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'connection-unknown'
      | 'request-in-progress'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'rate-limited'
      | 'internal'
      | 'provider-error'
      | 'upstream-unavailable'
      | 'deadline-exceeded';
  };
  /** The tools that the user may run. The product's tools that Scalekit offers on the user's `ACTIVE` accounts, and the actions that the product declares on them. A connection that is not linked is in `unavailable`, with `reconnect-required`. With `format` each definition has the form that the API of a model takes; the `Idempotency-Key` of a write stays the caller's task. */
  'GET /tools': {
    request: {
      query?:
        | {
            /** Selects the tools of one connection. */
            connection?: string | undefined;
            account?: AccountLabel | undefined;
            /** Leaves out the tools that write. */
            effect?: 'read' | undefined;
            /** The form of each definition: OpenAI's Chat Completions, Anthropic's Messages, or Bedrock's Converse. Leaves out a tool whose name these APIs refuse, and a name that an earlier connection has. */
            format?: 'openai' | 'anthropic' | 'bedrock' | undefined;
          }
        | undefined;
    };
    response:
      | {
          tools: Array<Tool>;
          /** Connections whose tools are not listed. */
          unavailable: Array<{
            connection: string;
            account?: AccountLabel | undefined;
            /** The problem code of the reason. */
            code: string;
            /** With `reconnect-required`: the route that makes a link. */
            reconnect?: string | undefined;
          }>;
        }
      | {
          format: 'openai';
          tools: Array<OpenAiTool>;
          /** By a tool's name: its connection, which `POST /actions/{tool}` takes. */
          connections: Record<string, string>;
          /** Connections whose tools are not listed. */
          unavailable: Array<{
            connection: string;
            account?: AccountLabel | undefined;
            /** The problem code of the reason. */
            code: string;
            /** With `reconnect-required`: the route that makes a link. */
            reconnect?: string | undefined;
          }>;
        }
      | {
          format: 'anthropic';
          tools: Array<AnthropicTool>;
          /** By a tool's name: its connection, which `POST /actions/{tool}` takes. */
          connections: Record<string, string>;
          /** Connections whose tools are not listed. */
          unavailable: Array<{
            connection: string;
            account?: AccountLabel | undefined;
            /** The problem code of the reason. */
            code: string;
            /** With `reconnect-required`: the route that makes a link. */
            reconnect?: string | undefined;
          }>;
        }
      | {
          format: 'bedrock';
          tools: Array<BedrockTool>;
          /** By a tool's name: its connection, which `POST /actions/{tool}` takes. */
          connections: Record<string, string>;
          /** Connections whose tools are not listed. */
          unavailable: Array<{
            connection: string;
            account?: AccountLabel | undefined;
            /** The problem code of the reason. */
            code: string;
            /** With `reconnect-required`: the route that makes a link. */
            reconnect?: string | undefined;
          }>;
        };
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'connection-unknown'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'provider-error'
      | 'result-too-large'
      | 'upstream-unavailable'
      | 'deadline-exceeded';
  };
  /** Runs a tool, a write at most once. A tool that writes needs the scope write or act-as, and an `Idempotency-Key`. The input is checked against the schema of the tool before anything is sent. */
  'POST /actions/{tool}': {
    request: {
      path: {
        tool: string;
      };
      body: {
        connection: string;
        account?: AccountLabel | undefined;
        /** The tool's input, which its `inputSchema` in `GET /tools` describes. Default: `{}`. */
        input?: Record<string, unknown> | undefined;
      };
      idempotencyKey?: string | undefined;
      /** Your own name of the agent's run, by which Scalekit's logs group its calls. It is no part of the write that a key names. */
      agentRunId?: string | undefined;
    };
    response: ToolResult;
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
  /** What became of a write within the last 24 hours. `status` is one of `IN_PROGRESS`, `DONE`, `UNKNOWN`. Sends nothing. */
  'GET /executions/{key}': {
    request: {
      path: {
        key: string;
      };
    };
    response: Execution;
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'not-found'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'upstream-unavailable'
      | 'outcome-unknown';
  };
  /** The user's digest: its settings, its next run and its last outcome. 404 without settings. */
  'GET /digest': {
    request: {
      query?:
        | {
            account?: AccountLabel | undefined;
          }
        | undefined;
    };
    response: DigestState;
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'not-found'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'upstream-unavailable';
  };
  /** Sets the user's digest. Replaces all settings: an absent one gets its default. The body of `GET /digest` is not a valid body here: `nextRun` and the fields after it are read only. 404 for an `account` that the user has not. */
  'PUT /digest': {
    request: {
      query?:
        | {
            account?: AccountLabel | undefined;
          }
        | undefined;
      body: DigestSettings;
    };
    response: DigestState;
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'connection-unknown'
      | 'not-found'
      | 'request-in-progress'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'upstream-unavailable';
  };
  /** Ends the user's digest. Also 204 when there was none. */
  'DELETE /digest': {
    request: {
      query?:
        | {
            account?: AccountLabel | undefined;
          }
        | undefined;
    };
    response: undefined;
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'upstream-unavailable';
  };
  /** Runs one digest now. One at a time, ten within 24 hours, counted over all mailboxes. A key is for one mailbox. */
  'POST /digest/run': {
    request: {
      query?:
        | {
            account?: AccountLabel | undefined;
          }
        | undefined;
      /** One key for one intention, kept for 24 hours: a repeated request with it returns the stored response. */
      idempotencyKey: string;
    };
    response: {
      account?: AccountLabel | undefined;
      /** The slot of the run, which `GET /digest` names in `lastOutcome` when the run has ended. */
      slot: string;
    };
    problem:
      | 'invalid-request'
      | 'idempotency-key-required'
      | 'forbidden'
      | 'not-found'
      | 'request-in-progress'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'rate-limited'
      | 'internal'
      | 'upstream-unavailable'
      | 'outcome-unknown';
  };
  /** The last digest whose `delivery` was `stored`. */
  'GET /digest/latest': {
    request: {
      query?:
        | {
            account?: AccountLabel | undefined;
          }
        | undefined;
    };
    response: StoredDigest;
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'not-found'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'upstream-unavailable';
  };
  /** Ends everything of the user: accounts, schedules, digests and records. A job does it, in three minutes or more. Also 202 while one runs, and for ten minutes after its end: then `status` is `DONE`. Later it begins another one. Meanwhile no link and no digest begins. */
  'DELETE /users/me': {
    request: Record<never, never>;
    response: {
      /** `STOPPED`: it has begun, and no run is at work on it. The same `DELETE` continues it, and so does the hourly run of `reconcile`. */
      status: 'RUNNING' | 'STOPPED' | 'DONE';
      startedAt: string;
    };
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'upstream-unavailable';
  };
  /** The user's offboarding: its state, and at the end its signed record. 404 for a user who was never offboarded. The record is kept for 400 days. */
  'GET /users/me/offboarding': {
    request: Record<never, never>;
    response: Offboarding;
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'not-found'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'upstream-unavailable';
  };
  /** What was done in the user's name, newest first. Writes, links, disconnections and digests, without their content. An act is sealed into the user's chain within a quarter of an hour of its end; a link is listed from then on. */
  'GET /activity': {
    request: {
      query?:
        | {
            /** The `next` of the page before. */
            cursor?: string | undefined;
            /** The sealed entries of a page, 1 to 100; default 50. */
            limit?: string | undefined;
          }
        | undefined;
    };
    response: {
      /** Newest first. The first page begins with acts that are not sealed yet. */
      entries: Array<
        | {
            sealed: true;
            time: string;
            type: 'write' | 'link' | 'disconnect' | 'digest';
            caller: {
              /** `schedule`: the user's own digest. */
              via: 'api' | 'mcp' | 'schedule';
              /** The client that the token proved. */
              client?: string | undefined;
              /** The service that acted for the user; absent when the user acted. */
              service?: string | undefined;
            };
            connection?: string | undefined;
            account?: string | undefined;
            tool?: string | undefined;
            /** Of a digest: its scheduled time. */
            slot?: string | undefined;
            /** `unknown`: it may or may not have happened. `skipped`: a digest that was not due. */
            outcome: 'done' | 'failed' | 'skipped' | 'unknown';
            /** Why it failed, was skipped, or is unknown. */
            code?: string | undefined;
            executionId?: string | undefined;
            /** Of a write: SHA-256, base64url, of the service's client id, a line feed and the key. */
            keyHash?: string | undefined;
            /** Whether this is the first repeat of a write, which received its stored outcome. */
            replayed: boolean;
            user: string;
            sequence: number;
            sealedAt: string;
            previousHash: string;
            /** SHA-256 of the canonical JSON of the other members, hexadecimal. */
            hash: string;
          }
        | {
            sealed: false;
            time: string;
            type: 'write' | 'link' | 'disconnect' | 'digest';
            caller: {
              /** `schedule`: the user's own digest. */
              via: 'api' | 'mcp' | 'schedule';
              /** The client that the token proved. */
              client?: string | undefined;
              /** The service that acted for the user; absent when the user acted. */
              service?: string | undefined;
            };
            connection?: string | undefined;
            account?: string | undefined;
            tool?: string | undefined;
            /** Of a digest: its scheduled time. */
            slot?: string | undefined;
            /** As of a sealed entry; `running` while it is not known yet. */
            outcome: 'done' | 'failed' | 'skipped' | 'unknown' | 'running';
            /** Why it failed, was skipped, or is unknown. */
            code?: string | undefined;
            executionId?: string | undefined;
            /** Of a write: SHA-256, base64url, of the service's client id, a line feed and the key. */
            keyHash?: string | undefined;
            /** Whether this is the first repeat of a write, which received its stored outcome. */
            replayed: boolean;
          }
      >;
      /** The `cursor` of the next page; absent on the last one. */
      next?: string | undefined;
    };
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'upstream-unavailable';
  };
  /** The user's sealed activity, with what proves it. `npm run verify-activity` checks it. */
  'GET /activity/export': {
    request: {
      query?:
        | {
            /** The `next` of the page before. */
            cursor?: string | undefined;
          }
        | undefined;
    };
    response: {
      format: 'onbehalf-activity/1';
      /** The user's hash, which every entry names. */
      user: string;
      /** Oldest first, without a gap. */
      entries: Array<{
        time: string;
        type: 'write' | 'link' | 'disconnect' | 'digest';
        caller: {
          /** `schedule`: the user's own digest. */
          via: 'api' | 'mcp' | 'schedule';
          /** The client that the token proved. */
          client?: string | undefined;
          /** The service that acted for the user; absent when the user acted. */
          service?: string | undefined;
        };
        connection?: string | undefined;
        account?: string | undefined;
        tool?: string | undefined;
        /** Of a digest: its scheduled time. */
        slot?: string | undefined;
        /** `unknown`: it may or may not have happened. `skipped`: a digest that was not due. */
        outcome: 'done' | 'failed' | 'skipped' | 'unknown';
        /** Why it failed, was skipped, or is unknown. */
        code?: string | undefined;
        executionId?: string | undefined;
        /** Of a write: SHA-256, base64url, of the service's client id, a line feed and the key. */
        keyHash?: string | undefined;
        /** Whether this is the first repeat of a write, which received its stored outcome. */
        replayed: boolean;
        user: string;
        sequence: number;
        sealedAt: string;
        previousHash: string;
        /** SHA-256 of the canonical JSON of the other members, hexadecimal. */
        hash: string;
      }>;
      proofs: Array<{
        /** The UTC day. */
        day: string;
        /** The day's last entry of this chain. */
        sequence: number;
        /** The place of the leaf in the tree, from 0. */
        index: number;
        /** From the leaf to the root. */
        path: Array<{
          side: 'left' | 'right';
          hash: string;
        }>;
      }>;
      /** The daily roots of the days of the entries and of those between them, up to the day of the first entry that no proof covers. */
      roots: Array<{
        /** The text that is signed: canonical JSON. */
        statement: string;
        /** ECDSA over P-256 and SHA-256, DER in base64. */
        signature: string;
        keyId: string;
        algorithm: string;
      }>;
      /** The `cursor` of the next page; absent on the last one. */
      next?: string | undefined;
    };
    problem:
      | 'invalid-request'
      | 'forbidden'
      | 'payload-too-large'
      | 'unsupported-media-type'
      | 'internal'
      | 'upstream-unavailable';
  };
};
