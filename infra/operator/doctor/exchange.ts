/** The result of an HTTP request: a response, or the reason why there is none. */
export type Exchange = (HttpResponse | NoResponse) & {
  /** Milliseconds until the whole response, or its failure. */
  elapsedMs: number;
};
export type HttpResponse = {
  status: number;
  headers: Headers;
  /** Cut off after a million bytes. */
  body: string;
  /** The length of the body in bytes; over a million where it was cut off. */
  bytes: number;
  /** How far the response's `Date` is ahead of this machine's clock; absent without a `Date`. */
  aheadMs?: number;
};
type NoResponse = { unreachable: string };

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1_000_000;
/** `Date` has whole seconds, so on average it is half a second late. */
const HALF_SECOND_MS = 500;

/** Reads a clock in milliseconds. */
export type Now = () => number;

/** Makes one HTTP request. It follows no redirect, which would send a token elsewhere. */
export async function exchange(url: string, init: RequestInit = {}, now: Now = Date.now): Promise<Exchange> {
  const sent = now();
  const result = await request(url, init);
  return { ...result, elapsedMs: now() - sent };
}

async function request(url: string, init: RequestInit): Promise<HttpResponse | NoResponse> {
  const sent = Date.now();
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...init,
    });
    const local = (sent + Date.now()) / 2;
    const { status, headers } = response;
    const date = Date.parse(headers.get('date') ?? '');
    const body = await readBody(response);
    return {
      status,
      headers,
      body: body.toString('utf8'),
      bytes: body.length,
      ...(date && { aheadMs: date + HALF_SECOND_MS - local }),
    };
  } catch (error) {
    return { unreachable: describeFailure(error) };
  }
}

async function readBody({ body }: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_BYTES) break;
  }
  return Buffer.concat(chunks);
}

/** Parses the body as JSON; undefined for any other body. */
export function parseJson({ body }: Pick<HttpResponse, 'body'>): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** A code such as ECONNREFUSED, else a description; the error's message may quote the request. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return error.name === 'TimeoutError'
    ? `no response within ${TIMEOUT_MS / 1_000} s`
    : 'the request could not be sent';
}
