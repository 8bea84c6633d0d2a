import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Starts a TCP proxy whose open connections can go silent: each side keeps them, and no byte arrives any more. */
export async function startSwallowingProxy(targetUrl: string) {
  const open: [client: Socket, server: Socket][] = [];
  const proxy = createServer((client) => {
    const server = connect(Number(new URL(targetUrl).port), '127.0.0.1');
    open.push([client, server]);
    client.pipe(server).pipe(client);
    for (const socket of [client, server]) socket.on('error', () => undefined);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    /** The connections so far. */
    opened: () => open.length,
    swallow() {
      for (const [client, server] of open) {
        client.unpipe();
        server.unpipe();
        client.resume();
        server.resume();
      }
    },
    close() {
      for (const socket of open.flat()) socket.destroy();
      proxy.close();
    },
  };
}
