import { type Facts, Problem, type Route } from './problem.ts';

/** Sends one request. Returns the content of a success (undefined for 204), or the problem. */
export async function exchange(
  route: Route,
  send: typeof fetch,
  address: string,
  init: RequestInit,
): Promise<unknown> {
  let response: Response | undefined;
  let content: unknown;
  try {
    response = await send(address, init);
    content = response.status === 204 ? undefined : await response.json();
    if (response.ok) return content;
  } catch (cause) {
    if (!response || (cause as Error).name !== 'SyntaxError') {
      const code = init.signal?.aborted ? 'aborted' : 'unreachable';
      return new Problem(route, code, { status: response?.status, retryable: true }, cause);
    }
  }
  const { ok, status, headers } = response;
  // A response of a proxy is not JSON, or has no problem's type, also if its status is 200.
  const isOfApi = /problem/.test(`${headers.get('content-type')}`);
  const {
    code = status === 401 ? 'signed-out' : 'gateway',
    retryable = ok || status === 429 || status >= 500,
    ...facts
  } = ((isOfApi && content) || {}) as Partial<Problem> & Facts;
  const after = headers.get('retry-after') as string;
  // In seconds, or as a date; a time that is over is none.
  facts.retryAfter ??= Math.max(0, +after || (Date.parse(after) - Date.now()) / 1000) || undefined;
  return new Problem(route, code, { status, retryable, facts });
}

/** Waits until the time is over or the signal aborts. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    if (signal?.aborted) end();
    signal?.addEventListener('abort', end);
  });
}
