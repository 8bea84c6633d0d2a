import {
  createServer as createHttpServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import {
  type ClientHttp2Session,
  connect,
  createServer as createHttp2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from 'node:http2';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer as createTlsServer } from 'node:tls';
import type { Certificates } from '../../support/tls/certificate.ts';
import { listen } from './listen.ts';
import { clockMs, type Host, type NetworkEvent } from './network-log.ts';
import { startSlowLink } from './slow-link.ts';

export type FrontOptions = {
  host: Host;
  /** The emulator without TLS to which every request is forwarded. */
  targetUrl: string;
  certificates: Certificates;
  roundTripMs: number;
  /** Milliseconds before a request is forwarded, by its name: the path's last part, or AWS's operation. */
  holdMs?: Record<string, number>;
  record: (event: NetworkEvent) => void;
};

/**
 * An emulator behind TLS, for HTTP/1.1 and HTTP/2, a round trip away. Every connection, handshake and request is recorded.
 * Returns its URL, on `localhost`, and `close`.
 */
export async function startTlsFront(options: FrontOptions) {
  const { host, targetUrl, certificates, roundTripMs, record } = options;
  const upstream = connect(targetUrl);
  upstream.on('error', () => {});
  const http1 = createHttpServer((...exchange) => void forwardRequest(options, ...exchange));
  const http2 = createHttp2Server();
  http2.on('stream', (stream, headers) => void forwardStream(options, upstream, stream, headers));
  const { cert, key } = certificates;
  const tls = createTlsServer({ cert, key, ALPNProtocols: ['h2', 'http/1.1'], noDelay: true }, (socket) => {
    record({ kind: 'tls', host, startedAt: clockMs() - roundTripMs / 2 });
    socket.on('error', () => {});
    (socket.alpnProtocol === 'h2' ? http2 : http1).emit('connection', socket);
  });
  const link = await startSlowLink({
    port: await listen(tls),
    roundTripMs,
    onConnect: () => record({ kind: 'connect', host, startedAt: clockMs() }),
  });
  return {
    url: `https://localhost:${link.port}`,
    close: async () => {
      await link.close();
      upstream.destroy();
      await new Promise<void>((resolve) => tls.close(() => resolve()));
    },
  };
}

/** Starts a request's record as the client saw it, and waits for its hold. Returns what ends the record. */
async function begin({ host, roundTripMs, holdMs = {}, record }: FrontOptions, name: string) {
  const startedAt = clockMs() - roundTripMs / 2;
  await sleep(holdMs[name] ?? 0);
  return () => record({ kind: 'request', host, name, startedAt, endedAt: clockMs() + roundTripMs / 2 });
}

async function forwardRequest(options: FrontOptions, incoming: IncomingMessage, outgoing: ServerResponse) {
  const { method, url = '/', headers } = incoming;
  const operation = String(headers['x-amz-target'] ?? url);
  const end = await begin(options, lastPart(operation));
  const sent = request(new URL(url, options.targetUrl), { method, headers }, (response) => {
    outgoing.writeHead(response.statusCode ?? 502, response.headers);
    response.once('end', end).pipe(outgoing);
  });
  sent.on('error', () => outgoing.destroy());
  incoming.pipe(sent);
}

async function forwardStream(
  options: FrontOptions,
  upstream: ClientHttp2Session,
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
) {
  const end = await begin(options, lastPart(String(headers[':path'])));
  const sent = upstream.request({ ...headers, ':scheme': 'http' });
  let trailers: IncomingHttpHeaders = {};
  stream.on('wantTrailers', () => stream.sendTrailers(trailers));
  stream.on('error', () => sent.destroy());
  sent.on('error', () => stream.destroy());
  sent.on('trailers', (received) => {
    trailers = received;
  });
  sent.once('response', (response) => {
    stream.respond(response, { waitForTrailers: true });
    sent.once('end', end).pipe(stream);
  });
  stream.pipe(sent);
}

function lastPart(name: string): string {
  return name.split(/[./]/).at(-1) ?? name;
}
