import { createServer as createHttp1, type IncomingMessage } from 'node:http';
import { createServer as createHttp2, type Http2ServerRequest } from 'node:http2';
import { buffer } from 'node:stream/consumers';
import { openSharedPort } from '../../../infra/local/scalekit/server/shared-port.ts';

export type Recorded = { path: string; headers: Record<string, unknown>; body: string };

/** A Scalekit that records each request, and responds to an RPC with the message of its name, or an empty one. */
export async function startRecordingScalekit(messages: Record<string, Uint8Array[]>) {
  const port = await openSharedPort(0);
  const recorded: Recorded[] = [];
  const record = async (request: Http2ServerRequest | IncomingMessage) => {
    const body = (await buffer(request)).toString('base64');
    recorded.push({ path: request.url ?? '', headers: { ...request.headers }, body });
    return (request.url ?? '').split('/').at(-1) ?? '';
  };
  const http1 = createHttp1(async (request, response) => {
    await record(request);
    response.setHeader('content-type', 'application/json');
    response.end('{"access_token":"at","expires_in":3600}');
  });
  const http2 = createHttp2(async (request, response) => {
    const name = await record(request);
    const message = messages[name]?.shift() ?? new Uint8Array();
    const head = Buffer.alloc(5);
    head.writeUInt32BE(message.length, 1);
    response.writeHead(200, { 'content-type': 'application/grpc+proto' });
    response.write(Buffer.concat([head, message]));
    response.addTrailers({ 'grpc-status': '0' });
    response.end();
  });
  port.serve({ http1, http2 });
  return { url: `http://127.0.0.1:${port.port}`, recorded, close: () => port.close() };
}
