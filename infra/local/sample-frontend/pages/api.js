import { config } from './config.js';
import { session, signOut } from './session.js';

/** A failed request. `code` is a problem code of the API, or `signed-out`, `unreachable` or `gateway`. */
export class Problem extends Error {
  constructor(code, { status = 0, isRetryable = false, retryAfter, fields = [] } = {}) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.status = status;
    this.isRetryable = isRetryable;
    /** Seconds. */
    this.retryAfter = retryAfter;
    /** The paths of the fields that the API refused. */
    this.fields = fields;
  }
}

/** Sends one request to the API with the signed-in user's token. @throws Problem */
export async function callApi(method, path, body) {
  const { accessToken } = session() ?? {};
  if (!accessToken) throw new Problem('signed-out', { status: 401 });
  const headers = { authorization: `Bearer ${accessToken}` };
  if (body !== undefined) headers['content-type'] = 'application/json';
  let response;
  try {
    response = await fetch(`${config.apiUrl}${path}`, {
      method,
      headers,
      // In cookie mode the browser must store the cookie that `authorize` sets.
      ...(config.cookieMode && { credentials: 'include' }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Problem('unreachable', { isRetryable: true });
  }
  if (!response.ok) throw await toProblem(response);
  return response.status === 204 ? undefined : response.json();
}

/** Functions return `application/problem+json`. The gateway itself returns `{ message }` without a code. */
async function toProblem(response) {
  const { status } = response;
  if (status === 401) {
    signOut();
    return new Problem('signed-out', { status });
  }
  const { code, retryable, retryAfter, errors = [] } = await response.json().catch(() => ({}));
  const isRetryable = retryable ?? (status === 429 || status === 503);
  const fields = errors.map(({ path }) => path);
  return new Problem(code ?? 'gateway', { status, isRetryable, retryAfter, fields });
}
