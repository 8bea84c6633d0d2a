import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { listen } from './listen.ts';

type Options = {
  /** The loopback port to which each connection leads. */
  port: number;
  roundTripMs: number;
  onConnect: () => void;
};

/**
 * A TCP proxy that holds the bytes of both directions for half a round trip. The first bytes of a connection wait a whole
 * round trip more, for the TCP handshake, which the kernel completes immediately on loopback. Returns port and `close`.
 */
export async function startSlowLink({ port, roundTripMs, onConnect }: Options) {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
    onConnect();
    const target = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => sockets.delete(socket));
    }
    const openedAt = performance.now() + roundTripMs;
    forward(client, target, roundTripMs / 2, openedAt);
    forward(target, client, roundTripMs / 2, openedAt);
  });
  const bound = await listen(server);
  return {
    port: bound,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Passes each chunk on after the delay, in order, and not before the connection is open. */
function forward(from: Socket, to: Socket, delayMs: number, openedAt: number): void {
  let last = Promise.resolve();
  const pass = (work: () => void) => {
    const due = Math.max(performance.now(), openedAt) + delayMs;
    last = last.then(() => waitUntil(due)).then(work);
  };
  from.on('data', (chunk) => pass(() => void to.write(chunk)));
  from.on('end', () => pass(() => void to.end()));
  from.on('close', () => pass(() => void to.end()));
}

async function waitUntil(due: number): Promise<void> {
  const left = due - performance.now();
  if (left > 0) await sleep(left);
}
