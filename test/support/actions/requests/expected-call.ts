import { BODY_BYTES, JSON_DEPTH } from '../../../../shared/config/limits.ts';
import type { ToolCall } from '../../../../shared/scalekit/scalekit.ts';
import type { RawRequest } from './raw-request.ts';
import { accepts, shippedSchemas } from './shipped-schemas.ts';

const KEY = /^[A-Za-z0-9._~-]{16,128}$/;
const IDENTITIES = /^(x-)?(identifier|user[-_ ]?id|organization[-_ ]?id|connected[-_ ]?account[-_ ]?id)$/i;

/** Whether a text can be a key. */
export const isKey = (text: string) => KEY.test(text) && !text.includes('\n');

/** Whether a request's head has nothing that every route refuses. */
export function isProperHead({ query, headers, scope }: RawRequest): boolean {
  const names = [...Object.keys(query), ...Object.keys(headers)];
  const mayRead = /onbehalf\/(read|write)/.test(scope);
  return mayRead && !names.some((name) => IDENTITIES.test(name)) && headers['on-behalf-of'] === undefined;
}

/** The call that a request must cause, computed without the product's code; undefined when it must be refused. */
export function expectedCall(sent: RawRequest): ToolCall | undefined {
  const { path, query, headers, scope } = sent;
  const body = parseBody(sent);
  if (body === undefined || !isProperHead(sent) || Object.keys(query).length > 0) return undefined;
  if (Object.keys(path).join() !== 'tool' || !isObject(body)) return undefined;
  const { connection, input = {}, ...rest } = body;
  const shipped = shippedSchemas.find((each) => each.tool === path.tool && each.connection === connection);
  if (shipped === undefined || !isObject(input) || Object.keys(rest).length > 0) return undefined;
  const key = headers['idempotency-key'];
  if (key !== undefined && !isKey(key)) return undefined;
  if (shipped.isWrite && (key === undefined || !scope.includes('onbehalf/write'))) return undefined;
  return accepts(shipped.schema, input)
    ? { connection: shipped.connection, tool: shipped.tool, input }
    : undefined;
}

/** The JSON of a valid body, else undefined. */
function parseBody({ body = '', isBase64Encoded, headers }: RawRequest): unknown {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const isUtf8 = parameters.every((each) => /^\s*charset\s*=\s*("utf-8"|utf-8)\s*$/.test(each));
  const isJson = type.trimEnd() === 'application/json' && parameters.length < 2 && isUtf8;
  const isPlain = (headers['content-encoding'] ?? 'identity').toLowerCase() === 'identity';
  if (bytes.length > BODY_BYTES || !isJson || !isPlain) return undefined;
  const text = bytes.toString('utf8');
  if (!Buffer.from(text).equals(bytes) || depthOf(text) > JSON_DEPTH) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isPortable(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [bracket] of text.replace(/"(?:[^"\\]|\\.)*"/gs, '').matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Whether the value can be passed on unchanged: no lone surrogate, nothing infinite, no key `__proto__`. */
function isPortable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(
    ([name, inner]) => name !== '__proto__' && name.isWellFormed() && isPortable(inner),
  );
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
