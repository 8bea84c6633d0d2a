import * as z from 'zod';

const opaque = z
  .string()
  .min(16)
  .max(512)
  .regex(/^[\x21-\x7e]+$/, 'holds blanks or characters that are not ASCII');

/** `POST /connections/verify`: the parameters with which the consent returned the browser. */
export const verifyBody = z.strictObject({
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
export const cancelBody = z.strictObject({ state: opaque });

/** `GET /callback`: the parameters that Scalekit adds to the address; further ones are ignored. */
export const callbackQuery = z
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
