import type { IncomingMessage } from 'node:http';
import { readBytes } from '../../run/bounded-body.ts';
import { GatewayRefusal } from './gateway-response.ts';
import { badRequest, checkHead, readTarget } from './request-head.ts';

/** A request as the gateway receives it, before routing. */
export type ReceivedRequest = {
  method: string;
  /** Percent-decoded, as HTTP APIs match and pass it: https://github.com/honojs/hono/issues/2156 */
  path: string;
  /** As sent, without `?`. */
  rawQueryString: string;
  /** Lower-case names; repeated ones joined with commas; without `cookie`. */
  headers: Record<string, string>;
  cookies: string[];
  protocol: string;
  sourceIp: string;
  /** Reads the body once. @throws GatewayRefusal 413 */
  body: () => Promise<Buffer>;
};

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const MAXIMUM_BODY_BYTES = 10 * 1024 * 1024;
/** Headers of one connection, not of the message: a function neither receives nor sets them. */
export const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'te',
  'trailer',
  'expect',
]);

/** Reads the request's head. @throws GatewayRefusal for errors that precede routing */
export function receive(request: IncomingMessage): ReceivedRequest {
  checkHead(request);
  if (Number(request.headers['content-length'] ?? 0) > MAXIMUM_BODY_BYTES) throw tooLarge();
  const { host, target } = readTarget(request);
  const question = target.indexOf('?');
  const { cookie, ...headers } = joinHeaders(request.rawHeaders);
  return {
    method: request.method ?? 'GET',
    path: decodePath(question < 0 ? target : target.slice(0, question)),
    rawQueryString: question < 0 ? '' : target.slice(question + 1),
    headers: { ...headers, ...(host !== undefined && { host }) },
    cookies: cookie ? cookie.split(/[;,] */).filter((part) => part !== '') : [],
    protocol: `HTTP/${request.httpVersion}`,
    sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
    body: () => readBody(request),
  };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw badRequest();
  }
}

function joinHeaders(rawHeaders: string[]): Record<string, string> {
  // Without a prototype: `__proto__` is a legal header name.
  const joined: Record<string, string> = Object.create(null);
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = String(rawHeaders[index]).toLowerCase();
    const value = String(rawHeaders[index + 1]);
    if (!HOP_BY_HOP.has(name))
      joined[name] = Object.hasOwn(joined, name) ? `${joined[name]},${value}` : value;
  }
  return joined;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const body = await readBytes(request, MAXIMUM_BODY_BYTES);
  if (body === undefined) throw tooLarge();
  return body;
}

export function tooLarge(): GatewayRefusal {
  return new GatewayRefusal(413, 'Request Entity Too Large');
}
