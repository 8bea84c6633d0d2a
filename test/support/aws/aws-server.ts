import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach } from 'vitest';
import { createCertificates } from '../tls/certificate.ts';
import { localEnvironment } from './local-environment.ts';

type Respond = (response: ServerResponse, request: IncomingMessage) => void;

export type Received = {
  method: string;
  /** With its query. */
  path: string;
  headers: Record<string, string>;
  body: string;
};

/** The responses of an AWS service. */
export const responses = {
  success:
    (body: object = {}): Respond =>
    (response) =>
      response.end(JSON.stringify(body)),
  error:
    (status: number, code: string, headers: Record<string, string> = {}): Respond =>
    (response) =>
      response.writeHead(status, headers).end(JSON.stringify({ __type: `com.amazonaws#${code}` })),
  silence: (): void => {},
  reset: (_response: ServerResponse, { socket }: IncomingMessage) => void socket.resetAndDestroy(),
  /** Its headers, a part of its body, and nothing more. */
  stall: (response: ServerResponse) => void response.write('{'),
};

/** A server with the given responses in turn, the last of them for every further request; it records the requests. */
export async function awsServer(...queue: Respond[]) {
  return listen((handle) => createServer(handle), 'http', queue);
}

/** Of the servers over TLS. */
export const certificates = createCertificates();

/** The same over TLS, which counts the connections. */
export async function tlsServer(...queue: Respond[]) {
  return listen((handle) => createTlsServer(certificates, handle), 'https', queue);
}

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

async function listen(
  create: (
    handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  ) => ReturnType<typeof createServer>,
  protocol: 'http' | 'https',
  queue: Respond[],
) {
  const requests: Received[] = [];
  const server = create(async (request, response) => {
    requests.push({
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers as Record<string, string>,
      body: await text(request),
    });
    const [respond = responses.success()] = queue.length > 1 ? queue.splice(0, 1) : queue;
    respond(response, request);
  });
  let connections = 0;
  server.on(protocol === 'https' ? 'secureConnection' : 'connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const url = `${protocol}://${protocol === 'https' ? 'localhost' : '127.0.0.1'}:${port}`;
  return { server, url, environment: localEnvironment(url), requests, connections: () => connections };
}
