import { PROVIDER_RESPONSE_BYTES } from '../../config/limits.ts';
import { KnownFailure } from '../failure/failure.ts';

/** The text of a provider's response, without a byte order mark, which JSON does not have. @throws KnownFailure `too-large` */
export async function readText(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    // Leaving the loop destroys the response and its connection.
    if (bytes > PROVIDER_RESPONSE_BYTES) throw new KnownFailure({ kind: 'too-large' });
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
