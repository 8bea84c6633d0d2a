import type { IncomingMessage } from 'node:http';

const LARGEST_BYTES = 32 * 1024 * 1024;

export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** Reads a request's body as text. @throws BodyTooLarge over 32 MB; Error when the client goes away before its end */
export async function readBody(request: IncomingMessage): Promise<string> {
  const bytes = await readBytes(request, LARGEST_BYTES);
  if (bytes === undefined) throw new BodyTooLarge('The body is over 32 MB.');
  return bytes.toString();
}

/**
 * Undefined when there are more than `largest`: those are read, too, and dropped, for a connection with half a
 * request in it takes no next one.
 */
export async function readBytes(request: IncomingMessage, largest: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= largest) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size <= largest ? Buffer.concat(chunks) : undefined;
}
