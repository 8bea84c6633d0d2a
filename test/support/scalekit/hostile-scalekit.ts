import { createServer as createHttp1 } from 'node:http';
import { createServer as createHttp2 } from 'node:http2';
import { openSharedPort } from '../../../infra/local/scalekit/server/shared-port.ts';
import { createScalekit } from '../../../shared/scalekit/client.ts';
import { cachedCredentials } from '../../../shared/scalekit/rpc/credentials.ts';

type HttpError = { status: number; headers: Record<string, string> };

/** A Scalekit that issues tokens and responds to every call with the bytes of one message, or with an HTTP error. */
export async function startHostileScalekit() {
  const port = await openSharedPort(0);
  const response = { message: [] as Buffer[], size: 0 };
  const errors: HttpError[] = [];
  let calls = 0;
  const http1 = createHttp1((_request, stream) => {
    stream.setHeader('content-type', 'application/json');
    stream.end('{"access_token":"at","expires_in":3600}');
  });
  const http2 = createHttp2((_request, stream) => {
    calls += 1;
    const error = errors.shift();
    if (error !== undefined) {
      stream.writeHead(error.status, error.headers);
      stream.end();
      return;
    }
    stream.writeHead(200, { 'content-type': 'application/grpc+proto' });
    const head = Buffer.alloc(5);
    head.writeUInt32BE(response.size, 1);
    stream.write(head);
    for (const chunk of response.message) stream.write(chunk);
    stream.addTrailers({ 'grpc-status': '0' });
    stream.end();
  });
  port.serve({ http1, http2 });
  const environmentUrl = `http://127.0.0.1:${port.port}`;
  const credentials = cachedCredentials(async () => '{"clientId":"id","clientSecret":"secret"}');
  return {
    client: createScalekit({
      environmentUrl,
      credentials,
      names: { gmail: 'gmail-x7', slack: 'slack-x7' },
      // No request arrives there.
      providerApis: { gmail: 'http://127.0.0.1:1' },
    }),
    respondWith(chunks: Buffer[]) {
      response.message = chunks;
      response.size = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    },
    /** Fails the next call. */
    failWith: (error: HttpError) => void errors.push(error),
    /** The number of calls so far. */
    calls: () => calls,
    close: () => port.close(),
  };
}

/** A protobuf field of bytes. */
export function field(number: number, content: Buffer): Buffer {
  const length: number[] = [];
  let left = content.length;
  for (; left > 0x7f; left = Math.floor(left / 128)) length.push((left % 128) | 0x80);
  return Buffer.concat([Buffer.from([(number << 3) | 2, ...length, left]), content]);
}
