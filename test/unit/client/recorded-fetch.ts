import { createClient } from '../../../shared/client/client.ts';

type Sent = { method: string; url: string; headers: Record<string, string>; body: unknown };
/** A response, an error of the network, or a function of the request's signal. */
type Reply = Response | Error | ((init: RequestInit) => Promise<Response>);

/** A fetch that returns the replies in order, the last one again and again, and records what was sent. */
export function recordedFetch(...replies: Reply[]) {
  const sent: Sent[] = [];
  const fetch = async (url: unknown, init: RequestInit = {}): Promise<Response> => {
    init.signal?.throwIfAborted();
    const { method = 'GET', body } = init;
    const reply = replies[Math.min(sent.length, replies.length - 1)];
    const headers = Object.fromEntries(new Headers(init.headers));
    sent.push({ method, url: String(url), headers, body: body ? JSON.parse(String(body)) : undefined });
    if (reply instanceof Error) throw reply;
    if (typeof reply === 'function') return reply(init);
    return reply?.clone() ?? new Response(null, { status: 204 });
  };
  return { fetch, sent };
}

/** A client on a recorded fetch, whose user has the token `token-1`. */
export function recordedClient(...replies: Reply[]) {
  const { fetch, sent } = recordedFetch(...replies);
  return { sent, call: createClient({ baseUrl: 'https://api.example', token: () => 'token-1', fetch }) };
}

export const jsonReply = (content: unknown, status = 200) => Response.json(content, { status });

/** A problem as a function of the API returns it. */
export function problemReply(
  status: number,
  code: string,
  { retryable = false, headers = {}, ...facts }: Record<string, unknown> = {},
): Response {
  return new Response(JSON.stringify({ status, code, retryable, ...facts }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...(headers as Record<string, string>) },
  });
}
