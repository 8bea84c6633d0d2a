import { ACTION_RESULT_DEPTH } from '../../config/limits.ts';
import type { ErrorPlace, HttpAction, Place } from '../../connections/actions/http-action.ts';
import { classifyResponse, type Failure, KnownFailure } from '../failure/failure.ts';
import { parseRetryAfter } from '../failure/retry-after.ts';
import type { ProviderResponse } from '../provider-api/exchange.ts';
import { isShallow } from './is-shallow.ts';
import { parseExact } from './parse-exact.ts';

/**
 * The result in a provider's response; null for a response without a body.
 * @throws KnownFailure for a response that is an error, or that cannot be read
 */
export function readResponse(action: HttpAction, response: ProviderResponse): unknown {
  const { error, result = [], done, mark } = action;
  const { status, text } = response;
  const isOk = status >= 200 && status < 300;
  const json = parseExact(text);
  const declared = error && findError(error, json, response);
  const isInDoubt = declared === 'in-doubt' && isOk;
  const mayBeDone = declared !== undefined && mark !== 'read' && hasActed(json, action, isOk);
  if (isInDoubt || mayBeDone) throw new KnownFailure({ kind: 'provider', status: 'in-doubt' });
  if (declared !== undefined && declared !== 'in-doubt') throw new KnownFailure(declared);
  if (!isOk) throw new KnownFailure(classifyResponse(response, text));
  // A 200 without JSON may be a page of something on the way.
  const isReadable = text === '' || (json !== undefined && isShallow(json, ACTION_RESULT_DEPTH));
  const found = follow(json, result) ?? null;
  // A 200 may also be of a proxy or a provider in maintenance, which did nothing.
  const isProven =
    (result.length === 0 || found !== null) && (done === undefined || isPresent(follow(json, done)));
  if (!isReadable || !isProven) throw new KnownFailure({ kind: 'provider', status: 'in-doubt' });
  return found;
}

/** The failure that an error in the body means; `in-doubt` for one whose code the action does not list. */
function findError(
  { at, code, codes }: ErrorPlace,
  json: unknown,
  { headers }: ProviderResponse,
): Failure | 'in-doubt' | undefined {
  if (!isPresent(follow(json, at))) return undefined;
  const name = String(follow(json, code));
  const status = Object.hasOwn(codes, name) ? codes[name] : undefined;
  if (status === undefined) return 'in-doubt';
  return { kind: 'provider', status, ...(status === 429 && parseRetryAfter(headers.get('retry-after'))) };
}

/**
 * Whether something of a write's result stands beside an error, or the error is of a field within the result: GraphQL
 * then failed only to read back what a mutation did. Without a result, that is anything beside the error of a 2xx: the
 * error of another status may have more members, such as a message.
 */
function hasActed(json: unknown, { error, result = [], done }: HttpAction, isOk: boolean): boolean {
  const path = error?.path && follow(json, error.path);
  if (Array.isArray(path) && path.length > 1) return true;
  if (done !== undefined && isPresent(follow(json, done))) return true;
  if (result.length > 0) return isPresent(follow(json, result.slice(0, 2)));
  return isOk && error !== undefined && hasMore(json, error);
}

/** Whether a response has anything but its error. */
function hasMore(json: unknown, { at, code }: ErrorPlace): boolean {
  return at.some((step, depth) => {
    const members = follow(json, at.slice(0, depth));
    const own = [step, ...(isWithin(code, at.slice(0, depth)) ? [code[depth]] : [])].map(String);
    return Object.entries(members ?? {}).some(([name, value]) => !own.includes(name) && isPresent(value));
  });
}

function isWithin(place: Place, outer: Place): boolean {
  return outer.every((step, index) => place[index] === step);
}

function isPresent(value: unknown): boolean {
  const isEmptyList = Array.isArray(value) && value.length === 0;
  return value !== undefined && value !== null && value !== false && value !== '' && !isEmptyList;
}

function follow(json: unknown, place: Place): unknown {
  let value = json;
  for (const step of place) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}
