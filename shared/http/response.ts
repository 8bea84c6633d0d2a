/** Marks a response as the stored one of an earlier request with the same Idempotency-Key. */
export const REPLAYED_HEADER = 'idempotent-replayed';

declare const bodyType: unique symbol;

/** The response of an endpoint; the body is serialized once, here. The parameters are for the compiler only. */
export type HttpResponse<Status extends number = number, Body = unknown> = {
  readonly [bodyType]?: Body;
  statusCode: Status;
  headers: Record<string, string>;
  /** Whole `Set-Cookie` values. */
  cookies?: string[];
  body?: string;
  /** Whether the gateway decodes the body from base64 before it sends it. */
  isBase64Encoded?: boolean;
};

/** A JSON response. No response may be cached: each is about one user. */
export function jsonResponse<const Status extends number, Body>(
  statusCode: Status,
  body: Body,
  headers: Record<string, string> = {},
): HttpResponse<Status, Body> {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(body),
  };
}

/** A redirect of a browser; the address must come from configuration. */
export function redirectResponse(location: string, cookies: string[]): HttpResponse<303, null> {
  const headers = { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };
  return { statusCode: 303, headers, cookies };
}

/** A 204 without a body. */
export function emptyResponse(): HttpResponse<204, null> {
  return { statusCode: 204, headers: { 'cache-control': 'no-store' } };
}
