import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openEarly } from '../../../shared/network/early-connection.ts';
import { tokenRequests } from '../../../shared/scalekit/rpc/request-token.ts';

const credentials = { clientId: 'id', clientSecret: 'secret' };
const token = '{"access_token":"at","expires_in":60}';

const opened: { server: Server; sockets: Socket[] }[] = [];
afterEach(async () => {
  for (const { server, sockets } of opened.splice(0)) {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Listens on a port. Returns its address, and the connections in the order in which they were opened. */
async function listen(server: Server) {
  const sockets: Socket[] = [];
  server.on('connection', (socket) => sockets.push(socket.on('error', () => undefined)));
  opened.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), sockets };
}

/** A token endpoint that records the port of each request's connection. */
async function tokenEndpoint() {
  const ports: (number | undefined)[] = [];
  const endpoint = await listen(
    createHttpServer((request, response) => {
      ports.push(request.socket.remotePort);
      response.end(token);
    }),
  );
  return { ...endpoint, ports };
}

describe('the request for a token', () => {
  it('uses the connection that was opened before the credentials were there', async () => {
    const { address, sockets, ports } = await tokenEndpoint();
    const request = tokenRequests(address.href);
    await expect.poll(() => sockets.length).toBe(1);
    expect(ports).toEqual([]);
    expect(await request(credentials)).toEqual({ access_token: 'at', expires_in: 60 });
    expect(ports).toEqual([sockets[0]?.remotePort]);
    expect(sockets).toHaveLength(1);
  });

  it('uses a connection of its own each time after that', async () => {
    const { address, sockets, ports } = await tokenEndpoint();
    const request = tokenRequests(address.href);
    for (const _nth of [1, 2, 3]) await request(credentials);
    expect(new Set(ports).size).toBe(3);
    await expect.poll(() => sockets.every(({ destroyed }) => destroyed)).toBe(true);
  });

  it('opens another connection when the early one was closed', async () => {
    const { address, sockets, ports } = await tokenEndpoint();
    const request = tokenRequests(address.href);
    await expect.poll(() => sockets.length).toBe(1);
    sockets[0]?.resetAndDestroy();
    await expect.poll(() => sockets[0]?.closed).toBe(true);
    expect(await request(credentials)).toMatchObject({ access_token: 'at' });
    expect(ports).toEqual([sockets[1]?.remotePort]);
  });

  it('is sent again when the early connection breaks under it', async () => {
    const { address, sockets } = await listen(
      createHttpServer((request, response) => {
        // As a hop that has forgotten the connection.
        if (sockets.length === 1) request.socket.resetAndDestroy();
        else response.end(token);
      }),
    );
    expect(await tokenRequests(address.href)(credentials)).toMatchObject({ access_token: 'at' });
    expect(sockets).toHaveLength(2);
  });

  it('is not sent a third time', async () => {
    const { address, sockets } = await listen(
      createServer((socket) => socket.once('data', () => socket.resetAndDestroy())),
    );
    await expect(tokenRequests(address.href)(credentials)).rejects.toThrow(/ECONNRESET|hang up/);
    expect(sockets).toHaveLength(2);
  });

  it('is sent once when its early connection responds with an error', async () => {
    const { address, sockets } = await listen(
      createHttpServer((_request, response) => response.writeHead(503).end()),
    );
    await expect(tokenRequests(address.href)(credentials)).rejects.toThrow('503');
    expect(sockets).toHaveLength(1);
  });
});

describe('an early connection', () => {
  it('is lent once', async () => {
    const { address } = await tokenEndpoint();
    const early = openEarly(address);
    expect(early.take()?.destroy()).toBeDefined();
    expect(early.take()).toBeUndefined();
  });

  it('is closed instead of used when it is older than ten seconds, by the clock and not by a timer', async () => {
    const { address, sockets } = await tokenEndpoint();
    let now = 0;
    const early = openEarly(address, () => now);
    await expect.poll(() => sockets.length).toBe(1);
    now = 10_000;
    expect(early.take()).toBeUndefined();
    await expect.poll(() => sockets[0]?.closed).toBe(true);
  });

  it('is closed when it is not taken in time', async () => {
    const { address, sockets } = await tokenEndpoint();
    const early = openEarly(address, Date.now, 50);
    await expect.poll(() => sockets[0]?.closed).toBe(true);
    expect(early.take()).toBeUndefined();
  });

  it('is closed when it is no longer needed', async () => {
    const { address, sockets } = await tokenEndpoint();
    const early = openEarly(address);
    await expect.poll(() => sockets.length).toBe(1);
    early.close();
    await expect.poll(() => sockets[0]?.closed).toBe(true);
    expect(early.take()).toBeUndefined();
  });

  it('is not used when a proxy has sent something before there was a request', async () => {
    const { address, sockets } = await listen(
      createServer((socket) => socket.write('HTTP/1.1 408 Request Timeout\r\n\r\n')),
    );
    const early = openEarly(address);
    await expect.poll(() => sockets[0]?.bytesWritten).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(early.take()).toBeUndefined();
  });

  it('that fails is silent', async () => {
    const early = openEarly(new URL('http://127.0.0.1:9'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(early.take()).toBeUndefined();
  });

  it('to an https address is a TLS handshake for that host, which takes HTTP/1.1', async () => {
    const hello = new Promise<Buffer>((resolve) => {
      void listen(createServer((socket) => socket.once('data', resolve))).then(({ address }) =>
        openEarly(new URL(`https://localhost:${address.port}`)),
      );
    });
    const text = (await hello).toString('latin1');
    expect(text.charCodeAt(0)).toBe(22);
    expect(text).toContain('localhost');
    expect(text).toContain('\x08http/1.1');
    expect(text).not.toContain('\x02h2');
  });
});
