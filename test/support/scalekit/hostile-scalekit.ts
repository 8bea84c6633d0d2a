import { createServer as createHttp1 } from 'node:http';
import { createServer as createHttp2 } from 'node:http2';
import { openSharedPort } from '../../../infra/local/scalekit/server/shared-port.ts';
import { createScalekit } from '../../../shared/scalekit/client.ts';
import { cachedCredentials } from '../../../shared/scalekit/sdk/credentials.ts';

/** A Scalekit that gives out tokens and answers every call with the bytes of one message, whatever they are. */
export async function startHostileScalekit() {
  const port = await openSharedPort(0);
  const answer = { message: [] as Buffer[], size: 0 };
  const http1 = createHttp1((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end('{"access_token":"at","expires_in":3600}');
  });
  const http2 = createHttp2((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/grpc+proto' });
    const head = Buffer.alloc(5);
    head.writeUInt32BE(answer.size, 1);
    response.write(head);
    for (const chunk of answer.message) response.write(chunk);
    response.addTrailers({ 'grpc-status': '0' });
    response.end();
  });
  port.serve({ http1, http2 });
  const environmentUrl = `http://127.0.0.1:${port.port}`;
  const credentials = cachedCredentials(async () => '{"clientId":"id","clientSecret":"secret"}');
  return {
    client: createScalekit({ environmentUrl, credentials, names: { gmail: 'gmail-x7' } }),
    answer(chunks: Buffer[]) {
      answer.message = chunks;
      answer.size = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    },
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
