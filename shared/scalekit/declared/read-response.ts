import { ACTION_RESULT_DEPTH } from '../../config/limits.ts';
import type { ErrorPlace, HttpAction, Place } from '../../connections/actions/http-action.ts';
import { classifyResponse, type Failure, KnownFailure } from '../failure/failure.ts';
import { parseRetryAfter } from '../failure/retry-after.ts';
import type { ProviderResponse } from '../provider-api/exchange.ts';
import { isShallow } from './is-shallow.ts';

/**
 * The result in a provider's response; null where it has none.
 * @throws KnownFailure for a response that is an error, or that cannot be read
 */
export function readResponse(action: HttpAction, response: ProviderResponse): unknown {
  const { error, result = [], mark } = action;
  const { status, text } = response;
  const isOk = status >= 200 && status < 300;
  const json = parse(text);
  const declared = error && findError(error, json, response);
  const isInDoubt = declared === 'in-doubt' && isOk;
  const mayBeDone = declared !== undefined && mark !== 'read' && hasActed(json, result);
  if (isInDoubt || mayBeDone) throw new KnownFailure({ kind: 'provider', status: 'in-doubt' });
  if (declared !== undefined && declared !== 'in-doubt') throw new KnownFailure(declared);
  if (!isOk) throw new KnownFailure(classifyResponse(response, text));
  // A 200 without JSON may be a page of something on the way.
  const isReadable = text === '' || (json !== undefined && isShallow(json, ACTION_RESULT_DEPTH));
  if (!isReadable) throw new KnownFailure({ kind: 'provider', status: 'in-doubt' });
  return follow(json, result) ?? null;
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

/** Whether a part of the result stands beside an error: GraphQL then failed only to read back what a mutation did. */
function hasActed(json: unknown, result: Place): boolean {
  return result.length > 0 && isPresent(follow(json, result.slice(0, 2)));
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

/** Undefined for a text that is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
