import { BODY_BYTES } from '../../config/limits.ts';
import { AppError } from '../../errors/app-error.ts';
import { invalidBody } from './invalid-body.ts';

/** A body as API Gateway passes it: types that count as text as a string, any other in base64. */
export type EncodedBody = {
  body: string;
  isBase64Encoded: boolean;
  contentLength: string | undefined;
};

const REPLACEMENT = '\uFFFD';

/** The bytes of a body by its text or base64, and by its `Content-Length`. */
function measure({ body, isBase64Encoded, contentLength }: EncodedBody) {
  const bytes = Buffer.byteLength(body, isBase64Encoded ? 'base64' : 'utf8');
  return { bytes, announced: parseLength(contentLength) };
}

/** @throws AppError `payload-too-large` */
export function checkSize(raw: EncodedBody): void {
  const { bytes, announced = bytes } = measure(raw);
  // A replaced byte has become three; `decodeBody` refuses a text whose length is not the announced one.
  if (Math.min(bytes, announced) > BODY_BYTES) throw new AppError('payload-too-large');
}

/**
 * The text of a body.
 * @throws AppError `invalid-request` for bytes that are not UTF-8. In a text API Gateway has already replaced them by
 * U+FFFD, which has another length than most of them.
 */
export function decodeBody(raw: EncodedBody): string {
  if (raw.isBase64Encoded) return decodeUtf8(Buffer.from(raw.body, 'base64'));
  const { bytes, announced } = measure(raw);
  if (!raw.body.isWellFormed() || (announced !== undefined && announced !== bytes)) throw notUtf8();
  if (announced === undefined && raw.body.includes(REPLACEMENT)) {
    throw invalidBody('holds U+FFFD, which stands for bytes that are not UTF-8; write it as \\ufffd');
  }
  return raw.body;
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw notUtf8();
  }
}

/** A repeated header arrives as a list; a list of different lengths announces none. */
function parseLength(header: string | undefined): number | undefined {
  const [first, ...others] = new Set(header?.split(',').map((each) => each.trim()));
  return first !== undefined && others.length === 0 && /^\d+$/.test(first) ? Number(first) : undefined;
}

function notUtf8(): AppError {
  return invalidBody('is not UTF-8');
}
