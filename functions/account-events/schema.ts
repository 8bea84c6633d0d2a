import * as z from 'zod/mini';
import { WEBHOOK_BYTES } from '../../shared/config/limits.ts';
import { contract } from '../../shared/http/contract.ts';

/** What became of an event. Scalekit needs only the status; its dashboard shows the body. */
const receipt = z.strictObject({
  outcome: z
    .enum(['done', 'duplicate', 'ignored'])
    .check(
      z.describe(
        '`duplicate`: it was done before. `ignored`: it concerns no account of the product, or cannot be read.',
      ),
    ),
});

export type Receipt = z.infer<typeof receipt>;

/** The route that Scalekit calls when a user's account changes. */
export const accountEventsContract = contract({
  'POST /webhooks/scalekit': {
    summary: "Receives a change of a user's account from Scalekit",
    description: 'Only Scalekit calls it. Any other status than 200 makes it send the event again.',
    access: 'none',
    reason:
      'Scalekit has no token of the issuer. Its signature of the very bytes, by a secret of the webhook endpoint and not older than five minutes, takes the place of a token; without it nothing is read or changed.',
    // A thousand accounts that end within a minute cause 50 a second.
    throttle: { ratePerSecond: 100, burst: 200 },
    rawBody: { media: ['application/json'], maxBytes: WEBHOOK_BYTES },
    responses: { 200: receipt },
    problems: [
      'unauthenticated',
      'request-in-progress',
      'provider-error',
      'upstream-unavailable',
      'deadline-exceeded',
    ],
  },
});
