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
  const isPlain = (headers['content-encoding'] ?? 'identity').toLowerCase() === 'identity';
  if (bytes.length > BODY_BYTES || !isJsonInUtf8(headers['content-type'] ?? '') || !isPlain) return undefined;
  const text = bytes.toString('utf8');
  if (!Buffer.from(text).equals(bytes) || depthOf(text) > JSON_DEPTH) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isPortable(value) && hasExactNumbers(text) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a content type is JSON without another charset. */
export function isJsonInUtf8(contentType: string): boolean {
  const token = "[\\w!#$%&'*+.^`|~-]+";
  const parameter = `${token}=(?:${token}|"(?:[^"\\\\]|\\\\.)*")`;
  const form = new RegExp(`^application/json(?:[ \\t]*;[ \\t]*(?:${parameter})?)*[ \\t]*$`, 'i');
  if (!form.test(contentType)) return false;
  // Without the other quoted texts, which may look like a charset.
  const bare = contentType.toLowerCase().replace(/(?<!charset=)"(?:[^"\\]|\\.)*"/g, '""');
  const charsets = [...bare.matchAll(/;[ \t]*charset=("[^"]*"|[^ \t;]*)/g)].map(([, value]) => value);
  return charsets.every((value) => value === 'utf-8' || value === '"utf-8"');
}

/** Whether every number that JSON keeps is within 2^53 − 1, or is a double written with as many digits. */
function hasExactNumbers(text: string): boolean {
  let isExact = true;
  const visit = (_key: string, value: unknown, { source }: { source?: string } = {}) => {
    if (typeof value === 'number' && source !== undefined) isExact &&= isExactNumber(source, value);
    return value;
  };
  JSON.parse(text, visit);
  return isExact;
}

function isExactNumber(source: string, value: number): boolean {
  if (/^-?\d+$/.test(source)) return Number.isSafeInteger(value) && BigInt(source) === BigInt(value);
  const [mantissa = '', exponent = '0'] = source.toLowerCase().split('e');
  const [integer = '', fraction = ''] = mantissa.replace('-', '').split('.');
  // As digits × 10^power, without zeros at the end of the digits.
  const digits = (integer + fraction).replace(/0+$/, '');
  const power = Number(exponent) + integer.length - digits.length;
  if (BigInt(digits) === 0n || power + digits.length < 10 || power > 400) return true;
  const [scale, unit] = [10n ** BigInt(Math.max(-power, 0)), 10n ** BigInt(Math.max(power, 0))];
  if (BigInt(digits) * unit <= 2n ** 53n * scale) return true;
  const scaled = BigInt(Math.abs(value)) * scale;
  return (scaled + unit / 2n) / unit === BigInt(digits);
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
