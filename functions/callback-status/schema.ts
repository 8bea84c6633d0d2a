import * as z from 'zod';
import { connectionPath } from '../../shared/http/connection-path.ts';
import { contract } from '../../shared/http/contract.ts';

const opaque = z
  .string()
  .min(16)
  .max(512)
  .regex(/^[\x21-\x7e]+$/, 'holds blanks or characters that are not ASCII');

/** `POST /connections/verify`: the parameters with which the consent returned the browser. */
const verifyBody = z.strictObject({
  authRequestId: z
    .string()
    .min(1)
    .max(512)
    .regex(/^[\x21-\x7e]+$/, 'holds blanks or characters that are not ASCII'),
  state: opaque,
  /** The user confirms that the link is their own; only while a flow is open that a service started for the user. */
  confirmed: z.literal(true).optional(),
});

/** `POST /connections/cancel`: the flow that the user refused. */
const cancelBody = z.strictObject({ state: opaque });

/** `GET /callback`: the parameters that Scalekit adds to the address; further ones are ignored. */
const callbackQuery = z
  .object({
    state: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'is no state of this API'),
    auth_request_id: verifyBody.shape.authRequestId.optional(),
    error: z.string().max(200).optional(),
  })
  .refine((query) => (query.auth_request_id === undefined) !== (query.error === undefined), {
    message: 'takes one of auth_request_id and error',
  });

const accountStatus = z.enum([
  'NOT_CONNECTED',
  'PENDING_AUTH',
  'PENDING_VERIFICATION',
  'ACTIVE',
  'EXPIRED',
  'DISCONNECTED',
]);

/** `GET /connections/{connection}`, and each entry of `GET /connections`. */
export const connectionResponse = z.strictObject({
  connection: z.string(),
  displayName: z.string(),
  provider: z.string(),
  status: accountStatus,
  updatedAt: z.iso.datetime().optional(),
  /** The route that makes a new link, for an account that was linked and is not usable now. */
  reconnect: z.string().optional(),
});

export const connectionsResponse = z.strictObject({ connections: z.array(connectionResponse) });

export const verifyResponse = z.strictObject({ connection: z.string(), status: z.literal('ACTIVE') });

export type ConnectionResponse = z.infer<typeof connectionResponse>;
export type VerifyResponse = z.infer<typeof verifyResponse>;

/** The routes that return the status of accounts, and those that finish the linking of one. */
export const callbackStatusContract = contract({
  'GET /connections': {
    summary: "The product's connections, each with the status of the user's account",
    access: 'read',
    responses: { 200: connectionsResponse },
    problems: ['deadline-exceeded', 'upstream-unavailable'],
  },
  'GET /connections/{connection}': {
    summary: "One connection with the status of the user's account",
    access: 'read',
    path: connectionPath,
    responses: { 200: connectionResponse },
    problems: ['connection-unknown', 'deadline-exceeded', 'upstream-unavailable'],
  },
  'POST /connections/verify': {
    summary: 'Finishes a link with the token of the browser that came back',
    description: `Returns the connection that was linked, which is another than the flow's if the consent was for that one. While a flow is open that a service started for the user, the body also needs \`confirmed: true\`.`,
    access: 'write',
    // Only the user's own browser finishes or refuses a link, never a service in the user's name.
    forServices: false,
    body: verifyBody,
    responses: { 200: verifyResponse },
    problems: ['flow-rejected', 'flow-expired', 'upstream-unavailable'],
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

/** The route that cookie mode adds. */
export const cookieCallbackContract = contract({
  'GET /callback': {
    summary: 'Finishes a link with the cookie of the browser that Scalekit redirects',
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
