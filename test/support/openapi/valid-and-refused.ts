import { isBalanced } from '../../../shared/digest/own-digests.ts';
import { isTimeZone } from '../../../shared/schedules/time-zones.ts';
import type { DocumentedRequest } from './documented-requests.ts';

type Problem = { code?: string; errors?: { path: string }[] };
type Refusal = {
  status: number;
  /** Whether the response, or the request, is of this exception's kind. */
  isReason: (problem: Problem, request: DocumentedRequest) => boolean;
};

const hasCode = (status: number, code: string): Refusal => ({
  status,
  isReason: (problem) => problem.code === code,
});
/** The document cannot name the connections of a deployment. */
const unknownConnection = hasCode(404, 'connection-unknown');
const nothingThere = hasCode(404, 'not-found');
/** No schema knows the user's labels. */
const noSuchMailbox: Refusal = {
  status: 404,
  isReason: ({ code }, { query }) => code === 'not-found' && 'account' in query,
};
/** A user has ten labels at most. */
const tooManyLabels: Refusal = {
  status: 400,
  isReason: ({ errors = [] }, { query }) =>
    'account' in query && errors.every(({ path }) => path === 'query.account'),
};

/** Routes that need what another route has made before: none of the generated requests is accepted. */
export const neverAccepted = new Set([
  'POST /connections/verify',
  'POST /webhooks/scalekit',
  'POST /connections/cancel',
  'GET /executions/{key}',
  'GET /digest/latest',
  'GET /users/me/offboarding',
]);

/** Route → refusals of requests that the document's schemas accept, with the reason. */
export const refusalsOfValidRequests: Record<string, Refusal[]> = {
  'GET /connections/{connection}': [unknownConnection],
  'DELETE /connections/{connection}': [unknownConnection],
  // Five links may be open at a time.
  'POST /connections/{connection}/authorize': [
    unknownConnection,
    tooManyLabels,
    hasCode(429, 'rate-limited'),
  ],
  // No schema knows which flows exist.
  'POST /connections/verify': [hasCode(403, 'flow-rejected')],
  'POST /connections/cancel': [hasCode(403, 'flow-rejected')],
  // No schema knows the secret.
  'POST /webhooks/scalekit': [hasCode(401, 'unauthenticated')],
  'GET /tools': [unknownConnection],
  'POST /actions/{tool}': [
    unknownConnection,
    hasCode(403, 'tool-not-allowed'),
    // A tool's input has a schema of its own, which GET /tools returns.
    {
      status: 400,
      isReason: ({ errors = [] }) =>
        errors.length > 0 && errors.every(({ path }) => path.startsWith('body.input')),
    },
    // A tool that writes needs a key; one that reads does not.
    hasCode(400, 'idempotency-key-required'),
    // The user has linked Gmail only.
    hasCode(409, 'reconnect-required'),
  ],
  'GET /executions/{key}': [nothingThere],
  'GET /digest': [noSuchMailbox],
  'GET /users/me/offboarding': [nothingThere],
  'GET /digest/latest': [nothingThere],
  // The document cannot name the files of a build.
  'GET /console/{file}': [nothingThere],
  // One run at a time, ten within 24 hours.
  'POST /digest/run': [noSuchMailbox, hasCode(429, 'rate-limited')],
  'GET /callback': [
    // No parameter can exclude another one, or demand one of two.
    {
      status: 400,
      isReason: ({ errors = [] }, { query }) =>
        errors.every(({ path }) => path === 'query') && 'auth_request_id' in query === 'error' in query,
    },
  ],
  'PUT /digest': [
    unknownConnection,
    noSuchMailbox,
    // No pattern has the names of the Time Zone Database, or balances quotation marks and brackets.
    isWrongIn('timeZone', isTimeZone),
    isWrongIn('query', isBalanced),
  ],
};

/** A field that the document describes in words, and that is wrong by them. */
function isWrongIn(field: string, isValid: (value: string) => boolean): Refusal {
  return {
    status: 400,
    isReason: ({ errors = [] }, { body }) =>
      errors.some(({ path }) => path === `body.${field}`) &&
      !isValid(String((body as Record<string, unknown>)[field])),
  };
}
