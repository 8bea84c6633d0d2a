import type { Mutation } from '../mutation.ts';

const CLASSES = { test: 'test/unit/scalekit/failure/failure.test.ts' };
const RETRIES = { test: 'test/unit/scalekit/retry.test.ts' };
const TOKENS = { test: 'test/contract/scalekit/refused-token.test.ts' };
const TOOLS = { test: 'test/contract/scalekit/client-tools.test.ts' };
const SILENCE = { test: 'test/contract/scalekit/silent-connection.test.ts' };
const AWS = { test: 'test/unit/errors/from-aws-error.test.ts' };

export const scalekit: readonly Mutation[] = [
  {
    behaviour: 'A write is sent a third time after two refused tokens',
    find: 'write: 2,',
    replace: 'write: 3,',
    ...TOKENS,
    name: 'was certainly not executed when Scalekit refuses the new token as well',
  },
  {
    behaviour: 'A write is sent again after any transient failure: two mails',
    find: "if (repetition === 'write' && !isRefusedToken(failure)) return undefined;",
    replace: '',
    ...TOOLS,
    name: 'is sent once, also after',
  },
  {
    behaviour: 'A write is sent again with too little time: a clean 503 becomes an unknown outcome',
    find: "const reserveMs = repetition === 'write' ? SEND_MS : WORTHWHILE_ATTEMPT_MS;",
    replace: 'const reserveMs = WORTHWHILE_ATTEMPT_MS;',
    ...RETRIES,
    name: 'makes no second attempt of a write with too little time to send',
  },
  {
    behaviour: 'A new token that comes late lets a write be sent right before its deadline',
    find: 'if (left <= reserveMs) throw noTimeLeft();',
    replace: 'if (left <= 0) throw noTimeLeft();',
    ...TOKENS,
    name: 'is not sent again when the new token comes too late to send',
  },
  {
    behaviour: 'A revoked token is kept: every call of the process fails until the token ends',
    find: "if (unauthenticated && failure.kind !== 'provider') this.#tokens.drop(token);",
    replace: '',
    ...TOKENS,
    name: 'is sent once more, with a new token',
  },
  {
    behaviour: 'Each refusal drops the newest token: concurrent writes fetch a token each',
    find: 'this.#tokens.drop(token);',
    replace: 'void this.#tokens.get().then((current) => this.#tokens.drop(current));',
    ...TOKENS,
    name: 'shares the new token with all concurrent writes, each of which is executed once',
  },
  {
    behaviour:
      "A proxy's page with 401 counts as Scalekit's refusal: a write that was executed is sent again",
    find: "return error.metadata.get('grpc-status') === String(error.code);",
    replace: 'return error.code !== Code.Unavailable;',
    ...TOKENS,
    name: 'is not mistaken for',
  },
  {
    behaviour: 'A status that contradicts the code counts as a refusal of Scalekit',
    find: "return error.metadata.get('grpc-status') === String(error.code);",
    replace: "return error.metadata.has('grpc-status');",
    ...CLASSES,
    name: 'a status that contradicts the code, as of a page with 401',
  },
  {
    behaviour: "A tool's detail without its code is overlooked: the provider's 401 makes a second send",
    find: "errorCode === 'TOOL_ERROR' || toolErrorInfo",
    replace: "errorCode === 'TOOL_ERROR'",
    ...CLASSES,
    name: 'a tool error whose detail has no code',
  },
  {
    behaviour: "A detail that cannot be read counts as Scalekit's own refusal: a second send",
    find: "return details.length < sent.length ? 'unreadable' : undefined;",
    replace: 'return undefined;',
    ...CLASSES,
    name: 'a detail that cannot be read',
  },
  {
    behaviour:
      'A tool that got no response of the provider is a final error: the user repeats a mail that left',
    find: "unavailable: { code: 'provider-error', reason: 'unavailable', write: 'unknown' },",
    replace: "unavailable: { code: 'provider-error', reason: 'unavailable', write: 'failed' },",
    ...TOOLS,
    name: 'is sent once, also after',
  },
  {
    behaviour: 'A run that was ended from outside is a final error: the user repeats a mail that left',
    find: "'in-doubt': { code: 'provider-error', reason: 'other', write: 'unknown' },",
    replace: "'in-doubt': { code: 'provider-error', reason: 'other', write: 'failed' },",
    ...TOOLS,
    name: 'is sent once, also after',
  },
  {
    behaviour: "A provider's 500 frees the key: the same write is sent twice",
    find: "failed: { code: 'provider-error', reason: 'other', write: 'failed' },",
    replace: "failed: { code: 'provider-error', reason: 'other', write: 'not-run' },",
    ...TOOLS,
    name: 'is sent once, also after',
  },
  {
    behaviour: "Scalekit's InvalidArgument frees the key, although the tool may have acted",
    find: "invalid: { code: 'provider-error', reason: 'invalid-input', write: 'unknown' },",
    replace: "invalid: { code: 'provider-error', reason: 'invalid-input', write: 'not-run' },",
    ...TOOLS,
    name: 'is sent once, also after',
  },
  {
    behaviour: 'A provider that does not respond in time is reported as a wrong input',
    find: "[Code.DeadlineExceeded]: 'unavailable',",
    replace: "[Code.DeadlineExceeded]: 'invalid-input',",
    ...CLASSES,
    name: 'failedRun after a typed tool error',
  },
  {
    behaviour: 'A conflict at the provider is reported as a wrong input: a model changes what was right',
    find: "[409, 'conflict'],",
    replace: "[409, 'invalid-input'],",
    ...CLASSES,
    name: 'classifyResponse, of an error over HTTP',
  },
  {
    behaviour: "The user's input is blamed for Scalekit's refusal of a call that the product made up",
    find: "if (used === undefined) return new AppError('provider-error', { cause });\n      const { code, reason } = accountRefusals",
    replace: 'const { code, reason } = accountRefusals',
    ...CLASSES,
    name: 'blames nothing that the caller sent for a refusal',
  },
  {
    behaviour:
      'A call after a silent connection goes over the same connection: each lasts until its deadline',
    find: "if (failure.kind === 'deadline') this.#session.abort();",
    replace: '',
    ...SILENCE,
    name: 'fails one call, by its deadline; the next call goes over a new connection',
  },
  {
    behaviour: 'A connection that died while the function was frozen is used without a check',
    find: 'pingIntervalMs: 10_000, ',
    replace: '',
    ...SILENCE,
    name: 'is noticed before a call if it was idle, so that even a write succeeds',
  },
  {
    behaviour: 'A read that Scalekit refused for good is repeated three times',
    find: "if (failure.kind === 'refused') return isRefusedToken(failure);",
    replace: "if (failure.kind === 'refused') return true;",
    test: 'test/contract/scalekit/client-reads.test.ts',
    name: 'is sent once after',
  },
  {
    behaviour: 'A replay reads an older copy of the table: its record is not found, or still in progress',
    find: 'const get = { Key: itemKey(key), ConsistentRead: true };',
    replace: 'const get = { Key: itemKey(key) };',
    test: 'test/contract/state/executions.test.ts',
    name: 'reads consistently: an older copy could hide the record of a claim',
  },
  {
    behaviour: 'A missing right is reported as an outage: callers repeat for ever, and no operator looks',
    find: "new AppError(isRefusal(cause) ? 'internal' : 'upstream-unavailable', { cause })",
    replace: "new AppError('upstream-unavailable', { cause })",
    ...AWS,
    name: 'is internal when AWS refuses the request for good',
  },
  {
    behaviour: 'Throttling is reported as an internal error: callers give up',
    find: 'if (TRANSIENT_CODES.includes(thrown.name)) return false;',
    replace: '',
    ...AWS,
    name: 'is upstream-unavailable when it may pass',
  },
  {
    behaviour: 'A secret that may not be read is reported as an outage of Scalekit',
    find: "failure.isInternal ? new AppError('internal', { cause }) : unavailable(cause)",
    replace: 'unavailable(cause)',
    ...CLASSES,
    name: 'a right that a function lacks',
  },
  {
    behaviour:
      "A provider's 401 drops the workspace's token: each user whose account ended costs another token",
    find: "if (unauthenticated && failure.kind !== 'provider') this.#tokens.drop(token);",
    replace: 'if (unauthenticated) this.#tokens.drop(token);',
    ...TOKENS,
    name: 'keeps its token after',
  },
  {
    behaviour: "A provider's Retry-After of another error is passed on: callers wait for nothing",
    find: '...(status === 429 && retryAfter) };\n  }\n  if (isRateLimit',
    replace: '...retryAfter };\n  }\n  if (isRateLimit',
    ...CLASSES,
    name: 'another tool error, whose Retry-After is not passed on',
  },
  {
    behaviour: 'Throttling under a code that is not known yet is reported as an internal error',
    find: 'const TRANSIENT_STATUSES: readonly unknown[] = [408, 409, 429];',
    replace: 'const TRANSIENT_STATUSES: readonly unknown[] = [408, 409];',
    ...AWS,
    name: 'is upstream-unavailable when it may pass',
  },
  {
    behaviour: "A definition cached for one connection checks another connection's input",
    find: 'const key = JSON.stringify([ref.connection, tool]);',
    replace: 'const key = JSON.stringify([tool]);',
    test: 'test/unit/scalekit/definitions.test.ts',
    name: 'caches a definition for its own connection and tool',
  },
  {
    behaviour:
      'Milliseconds for seconds: a read is repeated immediately after a rate limit without Retry-After',
    find: 'DEFAULT_RETRY_AFTER_SECONDS * 1_000 * jitter',
    replace: 'DEFAULT_RETRY_AFTER_SECONDS * jitter',
    ...RETRIES,
    name: 'waits about a second after',
  },
  {
    behaviour: 'A read is repeated without a pause while Scalekit is down',
    find: 'return CALL_BACKOFF_MS * attempts * jitter;',
    replace: 'return 0;',
    ...RETRIES,
    name: 'pauses before each attempt',
  },
  {
    behaviour: 'A secret that may not be read is reported as one that is not JSON',
    find: "throw isAwsError(cause, 'ResourceNotFoundException') ? cause : fromAwsError(cause);",
    replace: 'throw cause;',
    test: 'test/unit/scalekit/rpc/credentials.test.ts',
    name: 'that cannot be read leave a call unsent',
  },
  {
    behaviour: 'Disconnecting fails where an account was deleted after it was listed',
    find: "if (failure.kind !== 'refused' || failure.code !== code) throw error;",
    replace: "if (failure.kind !== 'refused' || failure.code !== code || code === 'not-found') throw error;",
    test: 'test/contract/scalekit/client.test.ts',
    name: 'count as removed where another caller deletes them',
  },
  {
    behaviour: 'Any refusal of a new account counts as one that is there already',
    find: "if (failure.kind !== 'refused' || failure.code !== code) throw error;",
    replace: "if (failure.kind !== 'refused') throw error;",
    test: 'test/contract/scalekit/client.test.ts',
    name: 'fail with any other refusal: create',
  },
];
