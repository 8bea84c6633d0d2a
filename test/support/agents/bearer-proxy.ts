import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { productAt } from '../stack/product-at.ts';

/**
 * A proxy for programs that cannot send a token: it adds the one that it gets for each request. Its own address is to
 * the API as the API's own; another `Host` or `Origin` is passed on.
 */
export async function startBearerProxy(apiUrl: string, tokenFor: () => Promise<string>) {
  const { send } = productAt({ apiUrl, issuerUrl: apiUrl });
  const server = createServer(async (incoming, outgoing) => {
    const body = Buffer.concat(await incoming.toArray()).toString();
    const own = `http://${address()}`;
    const { origin, host, connection: _connection, 'content-length': _length, ...others } = incoming.headers;
    const kept = Object.entries(others).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    );
    const response = await send(`${incoming.method} ${incoming.url}`, {
      headers: {
        ...Object.fromEntries(kept),
        ...(host !== undefined && host !== address() && { host }),
        ...(origin !== undefined && { origin: origin === own ? apiUrl : origin }),
        authorization: `Bearer ${await tokenFor()}`,
      },
      body: body === '' ? undefined : body,
    });
    const { 'content-length': _sent, ...headers } = response.headers;
    outgoing.writeHead(response.status, Object.fromEntries(defined(headers))).end(response.text);
  });
  const address = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://${address()}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function defined(headers: Record<string, string | string[] | undefined>): [string, string | string[]][] {
  return Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}
