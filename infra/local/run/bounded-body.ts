import type { IncomingMessage } from 'node:http';

const LARGEST_BYTES = 32 * 1024 * 1024;

export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** Reads a request's body as text. @throws BodyTooLarge over 32 MB; Error when the client closes the connection early */
export async function readBody(request: IncomingMessage): Promise<string> {
  const bytes = await readBytes(request, LARGEST_BYTES);
  if (bytes === undefined) throw new BodyTooLarge('The body is over 32 MB.');
  return bytes.toString();
}

/**
 * Reads a request's body. Resolves with undefined when it exceeds `largest` bytes. The rest is read and dropped, since
 * a connection with an unread request cannot carry the next one.
 * @throws Error when the client closes the connection early
 */
export function readBytes(request: IncomingMessage, largest: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largest) chunks.push(chunk);
      else resolve(undefined);
    });
    request.once('end', () => resolve(size <= largest ? Buffer.concat(chunks) : undefined));
    request.once('error', reject);
    request.once('close', () => reject(new Error('The client closed the connection.')));
  });
}
