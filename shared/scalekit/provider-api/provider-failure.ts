import * as z from 'zod';
import { AppError } from '../../errors/app-error.ts';

/** Google's form of an error, of which the reasons are typed and the message is prose. */
const googleError = z.object({ error: z.object({ errors: z.array(z.object({ reason: z.string() })) }) });

/** With these Google answers 403 to who asks too much; see https://developers.google.com/gmail/api/guides/handle-errors */
const rateLimits = new Set(['rateLimitExceeded', 'userRateLimitExceeded', 'dailyLimitExceeded']);

/** What a provider's HTTP error means, by its status and typed reason. */
export function providerFailure(response: Response, body: string, connection: string): AppError {
  const { status } = response;
  if (status === 401) return new AppError('reconnect-required', { connection });
  if (status === 429 || (status === 403 && reasonsIn(body).some((reason) => rateLimits.has(reason)))) {
    return new AppError('provider-rate-limited', { connection, ...retryAfterOf(response) });
  }
  if (status === 403) return new AppError('provider-forbidden', { connection });
  if (status === 502 || status === 503 || status === 504) {
    return new AppError('upstream-unavailable', { connection, ...retryAfterOf(response) });
  }
  return new AppError('provider-error', { connection });
}

function reasonsIn(body: string): string[] {
  try {
    const parsed = googleError.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data.error.errors.map(({ reason }) => reason) : [];
  } catch {
    return [];
  }
}

function retryAfterOf({ headers }: Response): { retryAfter?: number } {
  const text = headers.get('retry-after') ?? '';
  return /^\d{1,4}$/.test(text) ? { retryAfter: Number(text) } : {};
}
