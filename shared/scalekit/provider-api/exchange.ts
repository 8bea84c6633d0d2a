import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { KnownFailure, notSent } from '../failure/failure.ts';
import { readText } from './read-text.ts';

export type Outgoing = { method: string; headers: Record<string, string>; body?: string | undefined };

export type ProviderResponse = {
  status: number;
  headers: { get(name: string): string | null };
  text: string;
};

/**
 * Sends one request, and follows no redirect. Unlike fetch it reports whether anything left the process.
 * @param opensConnection a new connection for this request alone: one that was idle may be dead, and its reset would
 * leave a write in doubt
 * @throws KnownFailure `not-sent` before the connection is there, `too-large`, `deadline` or `broken` after it
 */
export async function exchange(
  address: URL,
  outgoing: Outgoing,
  { signal, opensConnection }: { signal: AbortSignal; opensConnection: boolean },
): Promise<ProviderResponse> {
  let isSent = false;
  const markSent = () => {
    isSent = true;
  };
  try {
    const response = await send(address, outgoing, { signal, opensConnection, markSent });
    const text = await readText(response as AsyncIterable<Buffer>);
    const get = (name: string) => firstOf(response.headers[name.toLowerCase()]);
    return { status: response.statusCode ?? 0, headers: { get }, text };
  } catch (error) {
    if (error instanceof KnownFailure) throw error;
    if (!isSent) throw notSent(withoutContent(error));
    // A provider that took all its time is slow for every request.
    const failure = signal.aborted
      ? ({ kind: 'deadline', isFinal: true } as const)
      : { kind: 'broken' as const };
    throw new KnownFailure(failure, withoutContent(error));
  }
}

type SendOptions = { signal: AbortSignal; opensConnection: boolean; markSent: () => void };

function send(
  address: URL,
  { method, headers, body }: Outgoing,
  { signal, opensConnection, markSent }: SendOptions,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const isSecure = address.protocol === 'https:';
    const start = isSecure ? requestHttps : requestHttp;
    const request = start(address, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
      signal,
      ...(opensConnection && { agent: false }),
    });
    request.once('socket', (socket) => {
      if (request.reusedSocket) markSent();
      else socket.once(isSecure ? 'secureConnect' : 'connect', markSent);
    });
    request.on('error', reject);
    request.once('response', resolve);
    // A response that changes the protocol is neither of the two.
    request.once('close', () => reject(new Error('The connection ended without a response.')));
    request.end(body);
  });
}

function firstOf(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** An HTTP client's error can hold the request or the response: keep only the name and the code. */
export function withoutContent(thrown: unknown): Error {
  const inner = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  if (!(inner instanceof Error)) return new Error('no error');
  const code = 'code' in inner ? inner.code : undefined;
  return Object.assign(new Error('the request failed'), { name: inner.name, code });
}
