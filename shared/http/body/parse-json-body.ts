import { JSON_DEPTH } from '../../config/limits.ts';
import { AppError } from '../../errors/app-error.ts';
import { checkSize, decodeBody, type EncodedBody } from './decode-body.ts';
import { invalidBody } from './invalid-body.ts';
import { isJsonType } from './media-type.ts';
import { refuseInexactNumbers } from './refuse-inexact-numbers.ts';

export type RawBody = Omit<EncodedBody, 'body'> & {
  body?: string | undefined;
  contentType: string | undefined;
  contentEncoding?: string | undefined;
};

/**
 * The JSON of a request body; undefined when there is none.
 * @throws AppError `payload-too-large`, `unsupported-media-type`, `invalid-request`
 */
export function parseJsonBody({ body, ...raw }: RawBody): unknown {
  if (body === undefined || body === '') return undefined;
  checkSize({ ...raw, body });
  if (!isPlainJson(raw)) throw new AppError('unsupported-media-type');
  const text = decodeBody({ ...raw, body });
  refuseDepth(text);
  const value = parse(text);
  refuseUnsafeValues(value);
  refuseInexactNumbers(text);
  return value;
}

function isPlainJson({
  contentType = '',
  contentEncoding = 'identity',
}: Pick<RawBody, 'contentType' | 'contentEncoding'>): boolean {
  return isJsonType(contentType) && contentEncoding.toLowerCase() === 'identity';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidBody('is not JSON');
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
    if (depth > JSON_DEPTH) throw invalidBody(`is nested deeper than ${JSON_DEPTH}`);
  }
}

/** Refuses JSON that a protobuf Struct, a prototype or UTF-8 cannot carry unchanged. */
function refuseUnsafeValues(value: unknown): void {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw invalidBody('holds a number that is too large');
  if (typeof value === 'string') refuseLoneSurrogate(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__') throw invalidBody('holds the key __proto__');
    refuseLoneSurrogate(key);
    refuseUnsafeValues(inner);
  }
}

function refuseLoneSurrogate(text: string): void {
  if (!text.isWellFormed()) throw invalidBody('holds half of a surrogate pair');
}
