import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CommandError } from '../../operator/command-error.ts';

/** A bound port on the loopback interface. It responds with 503 until a listener serves it. */
export type BoundPort = {
  port: number;
  url: string;
  serve(listener: RequestListener): void;
  close(): Promise<void>;
};

/**
 * Binds a port on the loopback interface; 0 chooses a free one.
 * @throws CommandError when the port is in use or may not be bound
 */
export async function bindPort(port: number): Promise<BoundPort> {
  let listener: RequestListener = (_, response) => {
    response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' });
    response.end('{"message":"Service Unavailable"}');
  };
  const server = createServer((request, response) => listener(request, response));
  // Node closes such a connection without a response.
  server.on('connect', (_request, socket) =>
    socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n'),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new CommandError(explain(error, port))));
    server.listen(port, '127.0.0.1', resolve);
  });
  const actual = (server.address() as AddressInfo).port;
  return {
    port: actual,
    url: `http://127.0.0.1:${actual}`,
    serve: (next) => {
      listener = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Binds the port if it is free, else any other. */
export async function bindPreferably(port: number): Promise<BoundPort> {
  try {
    return await bindPort(port);
  } catch (error) {
    if (error instanceof CommandError) return bindPort(0);
    throw error;
  }
}

function explain(error: Error, port: number): string {
  const inUse = 'code' in error && error.code === 'EADDRINUSE';
  const problem = inUse ? `port ${port} is in use` : `port ${port} cannot be used (${error.message})`;
  return `${problem}; choose another with --port N (0 chooses a free one)`;
}
