/** Tells that an answer is the stored one of an earlier request with the same Idempotency-Key. */
export const REPLAYED_HEADER = 'idempotent-replayed';

/** What an endpoint answers; the body is serialized once, here. */
export type HttpResponse = {
  statusCode: number;
  headers: Record<string, string>;
  /** Whole `Set-Cookie` values. */
  cookies?: string[];
  body?: string;
};

/** A JSON answer. Nothing that this API says is for a cache: it is about one user. */
export function jsonResponse(
  statusCode: number,
  body: unknown,
  headers: Record<string, string> = {},
): HttpResponse {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(body),
  };
}

/** A browser's way on; the address must come from configuration. */
export function redirectResponse(location: string, cookies: string[]): HttpResponse {
  const headers = { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };
  return { statusCode: 303, headers, cookies };
}

export function emptyResponse(): HttpResponse {
  return { statusCode: 204, headers: { 'cache-control': 'no-store' } };
}
