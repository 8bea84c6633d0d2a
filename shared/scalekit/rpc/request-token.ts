import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import { TOKEN_CALL_MS, TOKEN_RESPONSE_BYTES } from '../../config/limits.ts';
import { openEarly } from '../../network/early-connection.ts';
import type { RequestToken } from './access-token.ts';
import { sdkHeaders } from './sdk-headers.ts';

/** The token endpoint responded with another status than 2xx. Its body may quote the request and is not kept. */
class TokenRefusal extends Error {
  override readonly name = 'TokenRefusal';
  readonly response: { status: number };
  constructor(status: number) {
    super(`the token endpoint responded with ${status}`);
    this.response = { status };
  }
}

/**
 * Requests a token with the client's credentials, as the SDK does: one POST, which follows no redirect. The connection
 * for the first request is opened immediately, while the caller still reads the credentials.
 * @param callMs the bound of one request, its response included
 * @throws TokenRefusal, or the errors of node:http; none holds the request or the response's body
 */
export function tokenRequests(environmentUrl: string, callMs = TOKEN_CALL_MS): RequestToken {
  const address = new URL(`${environmentUrl.replace(/\/+$/, '')}/oauth/token`);
  const early = openEarly(address);
  return async ({ clientId, clientSecret }) => {
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const request = { body: new URLSearchParams(form).toString(), signal: AbortSignal.timeout(callMs) };
    const response = await post(address, request, early.take());
    const status = response.statusCode ?? 0;
    if (status < 200 || status > 299) {
      response.destroy();
      throw new TokenRefusal(status);
    }
    return parseJson(await textOf(response));
  };
}

type Request = { body: string; signal: AbortSignal };

/** Over the socket, and again over a new connection if that one breaks before a response. */
async function post(address: URL, request: Request, socket?: Socket): Promise<IncomingMessage> {
  try {
    return await postOnce(address, request, socket);
  } catch (error) {
    if (socket === undefined || request.signal.aborted) throw error;
    return postOnce(address, request);
  }
}

function postOnce(address: URL, { body, signal }: Request, socket?: Socket): Promise<IncomingMessage> {
  const send = address.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    send(address, {
      method: 'POST',
      headers: {
        ...sdkHeaders,
        // Without an agent, node:https does not know that 443 is its port, and would name port 80.
        host: address.host,
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
      },
      // Without an agent a connection ends with its request: until the next one it would be frozen, and dead.
      ...(socket === undefined ? { agent: false } : { createConnection: () => socket }),
      signal,
    })
      .on('response', resolve)
      .on('error', reject)
      .end(body);
  });
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > TOKEN_RESPONSE_BYTES) throw new Error('the response of the token endpoint is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The parser's message would quote the token. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('the response of the token endpoint is not JSON');
  }
}
