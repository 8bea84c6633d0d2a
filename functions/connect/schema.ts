import * as z from 'zod/mini';
import { accountLabel } from '../../shared/connections/account-ref.ts';
import { accountQuery, connectionPath } from '../../shared/http/connection-path.ts';
import { contract } from '../../shared/http/contract.ts';

/** `POST /connections/{connection}/authorize`. The routes that a problem names carry the force. */
const authorizeQuery = z.strictObject({
  ...accountQuery.shape,
  force: z.optional(z.enum(['true'])).check(z.describe('As `force` of the body.')),
});

/** `POST /connections/{connection}/authorize`; the body may be absent. */
const authorizeBody = z.optional(
  z
    .strictObject({
      force: z
        .optional(z.boolean())
        .check(
          z.describe(
            'Makes a link for an `ACTIVE` account too: its provider refuses the credential, or new scopes are needed.',
          ),
        ),
    })
    .check(z.meta({ examples: [{ force: true }] })),
);

const linkedResponse = z.strictObject({
  connection: z.string(),
  account: z.optional(accountLabel),
  status: z.literal('ACTIVE'),
});

const startedResponse = z.strictObject({
  connection: z.string(),
  account: z.optional(accountLabel),
  status: z
    .enum(['PENDING_AUTH', 'PENDING_VERIFICATION', 'ACTIVE', 'EXPIRED', 'DISCONNECTED'])
    .check(z.describe("The account's present status; `ACTIVE` only if the link was forced.")),
  authorizationUrl: z.url().check(z.describe("The page of the user's consent.")),
  state: z.string().check(z.describe('The browser keeps it and compares it on return.')),
  expiresAt: z.iso.datetime(),
});

/** `POST /connections/{connection}/authorize`, of either status. */
export const authorizeResponse = z.union([linkedResponse, startedResponse]);

export type AuthorizeResponse = z.infer<typeof authorizeResponse>;

/** The routes that start and end the linking of an account. */
export const connectContract = contract({
  'POST /connections/{connection}/authorize': {
    summary: 'Starts a link',
    description:
      'Returns 200 without a link when the account is `ACTIVE` already, unless the query has `force=true` or the body `force: true`: its provider refuses the credential, or new scopes are needed. At most five links per user are open at a time, and a user has at most ten labels.',
    access: 'write',
    path: connectionPath,
    query: authorizeQuery,
    body: authorizeBody,
    responses: { 200: linkedResponse, 201: startedResponse },
    headers: { 201: { 'Set-Cookie': 'In cookie mode: leaves a secret of the flow with the browser.' } },
    problems: [
      'connection-unknown',
      'rate-limited',
      'request-in-progress',
      'provider-error',
      'deadline-exceeded',
      'upstream-unavailable',
    ],
  },
  'DELETE /connections/{connection}': {
    summary: "Disconnects the user's account on the connection",
    description:
      'Ends its open links and every digest that needs it, too; the status is then `NOT_CONNECTED`. Also 204 when there was nothing to disconnect.',
    access: 'write',
    path: connectionPath,
    query: accountQuery,
    responses: { 204: null },
    problems: ['connection-unknown', 'provider-error', 'deadline-exceeded', 'upstream-unavailable'],
  },
});
