import { PROVIDER_CALL_MS } from '../../config/limits.ts';
import type { AccountRef } from '../../connections/account-ref.ts';
import { AppError } from '../../errors/app-error.ts';
import { toAppError } from '../failure/call-error.ts';
import { classifyResponse, KnownFailure } from '../failure/failure.ts';
import { withRetries } from '../retry.ts';
import type { ProviderApi } from '../scalekit.ts';
import { withoutContent } from './exchange.ts';
import { readText } from './read-text.ts';
import type { UserToken } from './user-token.ts';

/**
 * A provider's API with the user's token: GETs only, repeated as reads are.
 * @param deadline epoch milliseconds
 * @param attemptMs bound of one request
 */
export function openProviderApi(
  token: UserToken,
  { connection, account }: AccountRef,
  deadline: number,
  attemptMs = PROVIDER_CALL_MS,
): ProviderApi {
  return {
    async get(path, query = {}) {
      const search = new URLSearchParams();
      for (const [name, value] of Object.entries(query)) search.set(name, String(value));
      try {
        return await withRetries({ repetition: 'read', deadline }, () => {
          const left = Math.max(1, Math.min(attemptMs, deadline - Date.now()));
          return getJson(token, path, search, AbortSignal.timeout(left));
        });
      } catch (error) {
        const { code, facts, cause, isRefusedCredential } = toAppError(error, { connection, account });
        throw new AppError(code, { ...facts, cause, connection, account, isRefusedCredential });
      }
    },
  };
}

/** @throws KnownFailure */
async function getJson(
  token: UserToken,
  path: readonly string[],
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<unknown> {
  try {
    const response = await token.get(path, query, signal);
    const text = await readText(response.body ?? []);
    if (response.status === 404) return undefined;
    if (!response.ok) throw new KnownFailure(classifyResponse(response, text));
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof KnownFailure) throw error;
    // The parser's message quotes the response, so it must not reach the log.
    if (error instanceof SyntaxError) throw new KnownFailure({ kind: 'provider', status: 'failed' });
    // A provider that took all its time is slow for every request: only Scalekit's connection is worth a second try.
    const failure = signal.aborted
      ? ({ kind: 'deadline', isFinal: true } as const)
      : { kind: 'broken' as const };
    throw new KnownFailure(failure, withoutContent(error));
  }
}
