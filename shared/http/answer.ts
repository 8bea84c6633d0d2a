/** Tells that an answer is the stored one of an earlier request with the same Idempotency-Key. */
export const REPLAYED_HEADER = 'idempotent-replayed';

/** What an endpoint answers; the body is serialized once, here. */
export type HttpAnswer = { statusCode: number; headers: Record<string, string>; body?: string };

/** A JSON answer. Nothing that this API says is for a cache: it is about one user. */
export function jsonAnswer(
  statusCode: number,
  body: unknown,
  headers: Record<string, string> = {},
): HttpAnswer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(body),
  };
}

export function emptyAnswer(): HttpAnswer {
  return { statusCode: 204, headers: { 'cache-control': 'no-store' } };
}
