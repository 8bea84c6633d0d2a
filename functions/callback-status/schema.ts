import * as z from 'zod/mini';
import { accountLabel } from '../../shared/connections/account-ref.ts';
import { accountQuery, connectionPath } from '../../shared/http/connection-path.ts';
import { contract } from '../../shared/http/contract.ts';

export const AUTH_REQUEST_ID = 'areq_83114170292273421';
export const STATE = 'Zx3q0Vn4bW1kTq8mJ5rY7cH2dL9fS6gP0aE4uI8oK1w';

const visible = z.regex(/^[\x21-\x7e]+$/, 'holds blanks or characters that are not ASCII');

const opaque = z
  .string()
  .check(z.minLength(16), z.maxLength(512), visible, z.describe('As the browser came back with it.'));

/** `POST /connections/verify`: the parameters with which the consent returned the browser. */
export const verifyBody = z
  .strictObject({
    authRequestId: z
      .string()
      .check(
        z.minLength(1),
        z.maxLength(512),
        visible,
        z.describe('The parameter `auth_request_id` with which the browser came back.'),
      ),
    state: opaque,
    confirmed: z
      .optional(z.literal(true))
      .check(
        z.describe(
          'The user confirms that the link is their own; only while a flow is open that a service started for the user.',
        ),
      ),
  })
  .check(z.meta({ examples: [{ authRequestId: AUTH_REQUEST_ID, state: STATE }] }));

/** `POST /connections/cancel`: the flow that the user refused. */
const cancelBody = z.strictObject({ state: opaque }).check(z.meta({ examples: [{ state: STATE }] }));

const accountStatus = z
  .enum(['NOT_CONNECTED', 'PENDING_AUTH', 'PENDING_VERIFICATION', 'ACTIVE', 'EXPIRED', 'DISCONNECTED'])
  .check(z.meta({ id: 'AccountStatus' }));

/** `GET /connections/{connection}`, and each entry of `GET /connections`. */
export const connectionResponse = z
  .strictObject({
    connection: z.string(),
    account: z.optional(accountLabel),
    displayName: z.string(),
    provider: z
      .string()
      .check(z.meta({ description: "Scalekit's key of the provider.", examples: ['GMAIL'] })),
    status: accountStatus,
    updatedAt: z.optional(z.iso.datetime()),
    reconnect: z.optional(z.string()).check(
      z.meta({
        description:
          'The route that makes a new link, for an account that was linked and is not usable now: `EXPIRED`, `DISCONNECTED`.',
        examples: ['POST /connections/gmail/authorize'],
      }),
    ),
  })
  .check(
    z.meta({
      id: 'Connection',
      description: "A connection of the product, with the status of the user's account.",
    }),
  );

export const connectionsResponse = z.strictObject({ connections: z.array(connectionResponse) });

export const verifyResponse = z.strictObject({
  connection: z.string(),
  account: z.optional(accountLabel),
  status: z.literal('ACTIVE'),
});

export type ConnectionResponse = z.infer<typeof connectionResponse>;
export type VerifyResponse = z.infer<typeof verifyResponse>;

/** The routes that return the status of accounts, and those that finish the linking of one. */
export const callbackStatusContract = contract({
  'GET /connections': {
    summary: "The product's connections, each with the status of the user's account",
    access: 'read',
    description:
      '`reconnect`, for `EXPIRED` and `DISCONNECTED`, is the route that makes a new link. An entry for each labelled account follows that of the default one.',
    responses: { 200: connectionsResponse },
    problems: ['provider-error', 'deadline-exceeded', 'upstream-unavailable'],
  },
  'GET /connections/{connection}': {
    summary: "One connection with the status of the user's account",
    access: 'read',
    path: connectionPath,
    query: accountQuery,
    description: `\`status\` is one of ${accountStatus.options.map((one) => `\`${one}\``).join(', ')}.`,
    responses: { 200: connectionResponse },
    problems: ['connection-unknown', 'provider-error', 'deadline-exceeded', 'upstream-unavailable'],
  },
  'POST /connections/verify': {
    summary: 'Finishes a link with the token of the browser that came back',
    description: `Returns the connection that was linked, which is another than the flow's if the consent was for that one. While a flow is open that a service started for the user, the body also needs \`confirmed: true\`.`,
    access: 'write',
    // Only the user's own browser finishes or refuses a link, never a service in the user's name.
    forServices: false,
    body: verifyBody,
    responses: { 200: verifyResponse },
    problems: ['flow-rejected', 'flow-expired', 'request-in-progress', 'upstream-unavailable'],
  },
  'POST /connections/cancel': {
    summary: "Ends the user's own flow, which the user refused",
    description: 'Also 204 when the flow has ended already.',
    access: 'write',
    forServices: false,
    body: cancelBody,
    responses: { 204: null },
    problems: ['flow-rejected', 'upstream-unavailable'],
  },
});
