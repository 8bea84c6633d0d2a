import { connect } from 'node:net';

/** Sends one request as given, which an HTTP client would normalize. Returns the response's status and text. */
export function rawRequest(
  apiUrl: string,
  [first, ...headers]: readonly string[],
  body: string | Buffer = '',
): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(apiUrl);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text }));
    const head = [`${first} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers];
    const length = `Content-Length: ${Buffer.byteLength(body)}`;
    // In one write: a body after a refused head would reset the connection before the response is read.
    socket.write(Buffer.concat([Buffer.from([...head, length, '', ''].join('\r\n')), Buffer.from(body)]));
  });
}
