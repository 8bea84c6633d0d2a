import { BODY_BYTES, JSON_DEPTH } from '../../config/limits.ts';
import { AppError } from '../../errors/app-error.ts';

export type RawBody = {
  body?: string | undefined;
  isBase64Encoded: boolean;
  contentType: string | undefined;
  contentEncoding?: string | undefined;
};

/**
 * The JSON of a request body; undefined when there is none.
 * @throws AppError `payload-too-large`, `unsupported-media-type`, `invalid-request`
 */
export function parseJsonBody(raw: RawBody): unknown {
  if (raw.body === undefined || raw.body === '') return undefined;
  const bytes = Buffer.from(raw.body, raw.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > BODY_BYTES) throw new AppError('payload-too-large');
  if (!isPlainJson(raw)) throw new AppError('unsupported-media-type');
  const text = decodeUtf8(bytes);
  refuseDepth(text);
  const value = parse(text);
  refuseUnsafeValues(value);
  return value;
}

function isPlainJson({ contentType = '', contentEncoding = 'identity' }: RawBody): boolean {
  const json = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;
  return json.test(contentType) && contentEncoding.toLowerCase() === 'identity';
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw invalid('is not UTF-8');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('is not JSON');
  }
}

/** Checks the text before parsing, so that no recursive code sees a deep value. */
function refuseDepth(text: string): void {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') depth -= 1;
    if (depth > JSON_DEPTH) throw invalid(`is nested deeper than ${JSON_DEPTH}`);
  }
}

/** Refuses JSON that a protobuf Struct, a prototype or UTF-8 cannot carry unchanged. */
function refuseUnsafeValues(value: unknown): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw invalid('holds a number that is too large');
  if (typeof value === 'string') refuseLoneSurrogate(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__') throw invalid('holds the key __proto__');
    refuseLoneSurrogate(key);
    refuseUnsafeValues(inner);
  }
}

function refuseLoneSurrogate(text: string): void {
  if (!text.isWellFormed()) throw invalid('holds half of a surrogate pair');
}

function invalid(message: string): AppError {
  return new AppError('invalid-request', { errors: [{ path: 'body', message }] });
}
