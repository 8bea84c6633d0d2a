import * as z from 'zod/mini';
import { contract } from '../../shared/http/contract.ts';
import { AUTH_REQUEST_ID, STATE, verifyBody } from './schema.ts';

/** `GET /callback`: the parameters that Scalekit adds to the address; further ones are ignored. */
const callbackQuery = z
  .object({
    state: z
      .string()
      .check(z.regex(/^[A-Za-z0-9_-]{43}$/, 'is no state of this API'), z.meta({ examples: [STATE] })),
    auth_request_id: z.optional(verifyBody.shape.authRequestId).check(
      z.meta({
        description: 'Of a consent that the user gave; excludes `error`.',
        examples: [AUTH_REQUEST_ID],
      }),
    ),
    error: z
      .optional(z.string().check(z.maxLength(200)))
      .check(z.describe('Of a consent that the user refused; excludes `auth_request_id`.')),
  })
  .check(
    z.refine((query) => (query.auth_request_id === undefined) !== (query.error === undefined), {
      message: 'takes one of auth_request_id and error',
    }),
  );

/** The route that cookie mode adds. */
export const cookieCallbackContract = contract({
  'GET /callback': {
    summary: 'Finishes a link with the cookie of the browser that Scalekit redirects',
    description:
      "Redirects to the stage's `returnUrl` with `outcome` (`linked`, `refused`, `rejected`, `expired`, `unavailable`) and, for the proven owner, `connection` and `account`; to `userVerifyUrl` while the user must confirm. Takes one of `auth_request_id` and `error`, and ignores further parameters.",
    onlyIn: 'cookie-mode',
    access: 'none',
    reason:
      'A browser comes here by a redirect and can bring no token. Its __Host- cookie, set when the same browser started the flow with a token, takes its place; without it the flow is refused.',
    // Far more than the users who come back from a consent, far too few to do harm.
    throttle: { ratePerSecond: 20, burst: 40 },
    query: callbackQuery,
    responses: { 303: null },
    headers: {
      303: {
        Location: "The product's page, with `outcome`.",
        'Referrer-Policy': '`no-referrer`',
        'Set-Cookie': "Removes the flow's cookie, once the flow has ended.",
      },
    },
    problems: [],
  },
});
