import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request to `/mcp` that passed the gate. */
type Passed = {
  /** The JSON-RPC method, if the body has one. */
  rpc: string | undefined;
  token: string;
  status: number;
};

/** How the response of a call is lost after the API has done it: HTTP 503 in its place, or a TCP reset. */
export type Loss = '503' | 'reset';

/**
 * A proxy before the API in which a token expires when the test decides so, and not by the clock: a request with an
 * expired token arrives at the API with `expiredToken`, an expired one of the same user. It also loses responses.
 */
export async function startTokenGate(apiUrl: string) {
  const expired = new Map<string, string>();
  const requests: Passed[] = [];
  const losses: Loss[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const token = incoming.headers.authorization?.slice('Bearer '.length) ?? '';
    const body = Buffer.concat(await incoming.toArray()).toString();
    const response = await fetch(new URL(incoming.url ?? '', apiUrl), {
      method: incoming.method ?? 'GET',
      headers: headersOf(incoming, expired.get(token) ?? token),
      ...(body !== '' && { body }),
    });
    const rpc = rpcMethod(body);
    requests.push({ rpc, token, status: response.status });
    const text = await response.text();
    const loss = rpc === 'tools/call' ? losses.shift() : undefined;
    if (loss === 'reset') return void incoming.socket.resetAndDestroy();
    if (loss === '503') return void outgoing.writeHead(503).end();
    const { 'content-length': _, ...headers } = Object.fromEntries(response.headers);
    outgoing.writeHead(response.status, headers).end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    mcpUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`,
    requests,
    /** The next call of a tool is done, and its response lost. */
    loseResponse: (loss: Loss) => void losses.push(loss),
    /** Lets a token expire. */
    expire: (token: string, expiredToken: string) => void expired.set(token, expiredToken),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export type TokenGate = Awaited<ReturnType<typeof startTokenGate>>;

/** The headers of a request but those of its connection. */
function headersOf({ headers }: IncomingMessage, token: string): Record<string, string> {
  const { host: _host, connection: _connection, 'content-length': _length, ...others } = headers;
  const kept = Object.entries(others).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return { ...Object.fromEntries(kept), ...(token !== '' && { authorization: `Bearer ${token}` }) };
}

function rpcMethod(body: string): string | undefined {
  return body === '' ? undefined : (JSON.parse(body) as { method?: string }).method;
}
