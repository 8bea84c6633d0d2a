/** How an HTTP request ended: by an answer, or by the reason that there is none. */
export type Exchange = Answer | NoAnswer;
export type Answer = {
  status: number;
  headers: Headers;
  body: string;
  /** How far the answer's `Date` is ahead of this machine's clock; absent without one. */
  aheadMs?: number;
};
type NoAnswer = { unreachable: string };

const TIMEOUT_MS = 10_000;
/** `Date` has whole seconds: on average it is half a second behind. */
const HALF_SECOND_MS = 500;

/** One HTTP exchange. Redirects are not followed: they would take a token elsewhere. */
export async function ask(url: string, init: RequestInit = {}): Promise<Exchange> {
  const sent = Date.now();
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...init,
    });
    const local = (sent + Date.now()) / 2;
    const { status, headers } = response;
    const told = Date.parse(headers.get('date') ?? '');
    const body = await response.text();
    return { status, headers, body, ...(told && { aheadMs: told + HALF_SECOND_MS - local }) };
  } catch (error) {
    return { unreachable: reasonOf(error) };
  }
}

/** The body as JSON; undefined where it is none. */
export function jsonOf({ body }: Answer): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** A code such as ECONNREFUSED, else the error's name; its message may quote what was sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return error.name === 'TimeoutError' ? `no answer within ${TIMEOUT_MS / 1_000} s` : 'it could not be asked';
}
