import { setTimeout as sleep } from 'node:timers/promises';
import { PROVIDER_CALL_MS, PROVIDER_RESPONSE_BYTES } from '../../config/limits.ts';
import { AppError } from '../../errors/app-error.ts';
import type { ProviderApi } from '../scalekit.ts';
import { providerFailure } from './provider-failure.ts';
import type { UserToken } from './user-token.ts';

const ATTEMPTS = 3;
const BACKOFF_MS = 150;

/** A provider's API with the user's token: GETs only, repeated within the deadline where the provider was down. */
export function providerApi(token: UserToken, connection: string, deadline: number): ProviderApi {
  async function attempt(path: readonly string[], query: URLSearchParams): Promise<unknown> {
    const signal = AbortSignal.timeout(Math.max(1, Math.min(PROVIDER_CALL_MS, deadline - Date.now())));
    try {
      const response = await token.get(path, query, signal);
      const text = await textOf(response, connection);
      if (response.status === 404) return undefined;
      if (!response.ok) throw providerFailure(response, text, connection);
      return JSON.parse(text);
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      // A parser's message quotes what it read, so it does not go along.
      if (cause instanceof SyntaxError) throw new AppError('provider-error', { connection });
      throw new AppError(signal.aborted ? 'deadline-exceeded' : 'upstream-unavailable', {
        cause: withoutAnswer(cause),
        connection,
      });
    }
  }
  return {
    async get(path, query = {}) {
      const search = new URLSearchParams();
      for (const [name, value] of Object.entries(query)) search.set(name, String(value));
      for (let tries = 1; ; tries += 1) {
        try {
          return await attempt(path, search);
        } catch (error) {
          const pause = pauseBefore(error, tries);
          if (pause === undefined || tries >= ATTEMPTS || Date.now() + pause >= deadline) throw error;
          await sleep(pause);
        }
      }
    },
  };
}

/** An HTTP client's error of an answer that makes no sense holds that answer: only its name and code go along. */
function withoutAnswer(thrown: unknown): Error {
  const inner = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  if (!(inner instanceof Error)) return new Error('no error');
  const code = 'code' in inner ? inner.code : undefined;
  return Object.assign(new Error('the request failed'), { name: inner.name, code });
}

/** Milliseconds until a further attempt is worth it; undefined when none is. */
function pauseBefore(error: unknown, tries: number): number | undefined {
  if (!(error instanceof AppError)) return undefined;
  const backoff = BACKOFF_MS * 2 ** tries * (0.5 + Math.random());
  if (error.code === 'upstream-unavailable') return backoff;
  if (error.code !== 'provider-rate-limited') return undefined;
  return error.facts.retryAfter === undefined ? backoff : error.facts.retryAfter * 1_000;
}

/** @throws AppError `result-too-large` */
async function textOf(response: Response, connection: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > PROVIDER_RESPONSE_BYTES) throw new AppError('result-too-large', { connection });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
