import type { IncomingMessage } from 'node:http';
import { GatewayRefusal } from './gateway-response.ts';

/** Where a request goes: the host that it names, and its target in origin form. */
export type RequestTarget = { host: string | undefined; target: string };

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const MAXIMUM_HEAD_BYTES = 10_240;
const HOST = /^(?:[\w.~!$&'()*+;=%-]*|\[[\da-f:.]+\])(?::\d*)?$/i;

/**
 * Checks what Node's parser leaves to the application.
 * @throws GatewayRefusal for what RFC 9112 and AWS's quotas refuse
 */
export function checkHead(request: IncomingMessage): void {
  if (!/^1\.[01]$/.test(request.httpVersion)) throw new GatewayRefusal(505, 'HTTP Version Not Supported');
  const values = request.rawHeaders.filter((_, index) => index % 2 === 1);
  const line = `${request.method} ${request.url} HTTP/${request.httpVersion}`;
  const bytes = values.reduce((sum, value) => sum + value.length, line.length);
  if (bytes > MAXIMUM_HEAD_BYTES) throw new GatewayRefusal(431, 'Request Header Fields Too Large');
  checkTransferEncoding(request);
}

/** https://www.rfc-editor.org/rfc/rfc9112#section-6.1 */
function checkTransferEncoding(request: IncomingMessage): void {
  const codings = valuesOf(request, 'transfer-encoding').join(',');
  if (codings === '') return;
  // The end of such a body is not certain, so no further request may follow it.
  const close = { connection: 'close' };
  if (request.httpVersion === '1.0') throw new GatewayRefusal(400, 'Bad Request', close);
  if (codings.trim().toLowerCase() !== 'chunked') throw new GatewayRefusal(501, 'Not Implemented', close);
}

/**
 * Reads host and target; a target in absolute form names the host itself.
 * https://www.rfc-editor.org/rfc/rfc9112#section-3.2
 * @throws GatewayRefusal 400
 */
export function readTarget(request: IncomingMessage): RequestTarget {
  const [host, ...furtherHosts] = valuesOf(request, 'host');
  const url = request.url ?? '/';
  if (furtherHosts.length > 0 || !isHost(host) || !/^[\x21-\x7e]+$/.test(url)) throw badRequest();
  if (url.startsWith('/')) return { host, target: url };
  const [, authority, rest = ''] = /^https?:\/\/([^/?#]+)(.*)$/i.exec(url) ?? [];
  if (authority === undefined || !isHost(authority)) throw badRequest();
  return { host: authority, target: rest.startsWith('/') ? rest : `/${rest}` };
}

function isHost(host: string | undefined): boolean {
  return host === undefined || HOST.test(host);
}

function valuesOf({ rawHeaders }: IncomingMessage, name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}

export function badRequest(): GatewayRefusal {
  return new GatewayRefusal(400, 'Bad Request');
}
