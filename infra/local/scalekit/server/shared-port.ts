import type { Server as HttpServer } from 'node:http';
import type { Http2Server } from 'node:http2';
import { createServer, type Socket } from 'node:net';

/** The first bytes of every HTTP/2 connection (RFC 9113, 3.4). No HTTP/1.1 method starts with them. */
const HTTP2_PREFACE = Buffer.from('PRI');

export type SharedPort = { port: number; serve(servers: Servers): void; close(): Promise<void> };

type Servers = { http1: HttpServer; http2: Http2Server };

/**
 * Opens one loopback port for HTTP/1.1 and cleartext HTTP/2. The first bytes of a connection select the server.
 * @throws Error of `listen` (EADDRINUSE) when the port is in use
 */
export async function openSharedPort(requestedPort: number): Promise<SharedPort> {
  const sockets = new Set<Socket>();
  // As in Node's own HTTP servers, so that small frames are sent immediately.
  const listener = createServer({ noDelay: true });
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(requestedPort, '127.0.0.1', resolve);
  });
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('The port has no number.');

  const close = () => {
    const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    return closed;
  };
  const serve = (servers: Servers) => {
    listener.on('connection', (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      // A client that disconnects, or that a fault disconnects, is not an error of the simulator.
      socket.on('error', () => {});
      dispatch(socket, servers);
    });
  };
  return { port: address.port, serve, close };
}

function dispatch(socket: Socket, { http1, http2 }: Servers): void {
  let head = Buffer.alloc(0);
  const onData = (chunk: Buffer) => {
    head = Buffer.concat([head, chunk]);
    const isPrefix = HTTP2_PREFACE.subarray(0, head.length).equals(head.subarray(0, HTTP2_PREFACE.length));
    if (isPrefix && head.length < HTTP2_PREFACE.length) return;
    socket.off('data', onData);
    socket.pause();
    socket.unshift(head);
    (isPrefix ? http2 : http1).emit('connection', socket);
    // http needs an explicit resume; http2 owns the socket.
    if (!isPrefix) process.nextTick(() => socket.resume());
  };
  socket.on('data', onData);
}
