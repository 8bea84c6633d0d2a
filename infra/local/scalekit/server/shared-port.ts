import type { Server as HttpServer } from 'node:http';
import type { Http2Server } from 'node:http2';
import { createServer, type Socket } from 'node:net';

/** The first bytes of every HTTP/2 connection (RFC 9113, 3.4): no HTTP/1.1 method starts so. */
const HTTP2_PREFACE = Buffer.from('PRI');

export type SharedPort = { port: number; serve(servers: Servers): void; close(): Promise<void> };

type Servers = { http1: HttpServer; http2: Http2Server };

/**
 * One loopback port for HTTP/1.1 and for HTTP/2 without TLS: a connection's first bytes say which server gets it.
 * @throws what `listen` throws (EADDRINUSE), when the port is taken.
 */
export async function openSharedPort(wanted: number): Promise<SharedPort> {
  const sockets = new Set<Socket>();
  // As Node's own HTTP servers listen: small frames are not held back.
  const listener = createServer({ noDelay: true });
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(wanted, '127.0.0.1', resolve);
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
      // A client that goes away, or that a fault cut off, is no error of ours.
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
    // http reads on when told to; http2 has taken the socket over.
    if (!isPrefix) process.nextTick(() => socket.resume());
  };
  socket.on('data', onData);
}
