import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What happens to one action on its way. `pass`: nothing. `busy`: a proxy returns 503 with `Retry-After: 1`. `reset-before`, `reset-after`:
 * the connection is reset before the API has the request, or after it has done it. `cut`: half of the response arrives.
 */
export type ProxyFault = 'pass' | 'busy' | 'reset-before' | 'reset-after' | 'cut';

type Write = { key: string | undefined; replayed: boolean };

/** A proxy before the API that fails the first actions with these faults, then passes everything on. */
export async function startFaultyProxy(apiUrl: string, faults: readonly ProxyFault[]) {
  const left = [...faults];
  const writes: Write[] = [];
  const proxy = createServer(async (incoming, outgoing) => {
    const isAction = incoming.method === 'POST' && incoming.url?.startsWith('/actions/');
    const fault = isAction ? left.shift() : undefined;
    const write: Write = { key: incoming.headers['idempotency-key'] as string | undefined, replayed: false };
    if (isAction) writes.push(write);
    if (fault === 'busy') {
      outgoing.writeHead(503, { 'content-type': 'text/html', 'retry-after': '1' }).end('<h1>Busy</h1>');
      return;
    }
    if (fault === 'reset-before') return void incoming.socket.resetAndDestroy();
    const { response, body } = await forward(apiUrl, incoming);
    write.replayed = response.headers['idempotent-replayed'] === 'true';
    if (fault === 'reset-after') return void incoming.socket.resetAndDestroy();
    outgoing.writeHead(response.statusCode ?? 0, response.headers);
    if (fault !== 'cut') return void outgoing.end(body);
    outgoing.write(body.subarray(0, body.length / 2), () => incoming.socket.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    /** The actions that arrived at the proxy. */
    writes,
    [Symbol.dispose]: () => {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}

async function forward(apiUrl: string, incoming: IncomingMessage) {
  const { method, url = '', headers } = incoming;
  const sent = request(new URL(url, apiUrl), { method, headers: { ...headers, host: new URL(apiUrl).host } });
  incoming.pipe(sent);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { response, body: Buffer.concat(await response.toArray()) };
}
