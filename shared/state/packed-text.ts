import * as z from 'zod/mini';
import { PACKED_FROM_BYTES, PACKED_TEXT_BYTES } from '../config/limits.ts';
import { AppError } from '../errors/app-error.ts';

/** A text as an item stores it: compressed by gzip, or as it is. Items of earlier versions hold texts of any length. */
export const packedText = z.union([z.string(), z.instanceof(Uint8Array)]);

export type PackedText = z.infer<typeof packedText>;

/**
 * Compresses a long text: DynamoDB charges every write and read of an item by its size. Equal texts give equal bytes.
 * @throws AppError `internal` for a text over `PACKED_TEXT_BYTES`, which could not be read again
 */
export async function packText(text: string): Promise<PackedText> {
  const size = Buffer.byteLength(text);
  if (size < PACKED_FROM_BYTES) return text;
  if (size > PACKED_TEXT_BYTES) throw new AppError('internal', { cause: new RangeError(`${size} bytes`) });
  const { gzipSync } = await loadZlib();
  return gzipSync(text);
}

/**
 * The text as it was packed.
 * @throws AppError `internal` for bytes that are no such text, or that would become more than `PACKED_TEXT_BYTES`
 */
export async function unpackText(packed: PackedText): Promise<string> {
  if (typeof packed === 'string') return packed;
  const { gunzipSync } = await loadZlib();
  try {
    return gunzipSync(packed, { maxOutputLength: PACKED_TEXT_BYTES }).toString();
  } catch (cause) {
    throw new AppError('internal', { cause });
  }
}

/** Loaded at first use, since most invocations pack nothing. */
function loadZlib() {
  return import('node:zlib');
}
