import * as z from 'zod';

const opaque = z
  .string()
  .min(16)
  .max(512)
  .regex(/^[\x21-\x7e]+$/, 'holds blanks or characters that are not ASCII');

/** `POST /connections/verify`: what the browser brought back from the consent. */
export const verifyBody = z.strictObject({
  authRequestId: z
    .string()
    .min(1)
    .max(512)
    .regex(/^[\x21-\x7e]+$/, 'holds blanks or characters that are not ASCII'),
  state: opaque,
  /** The user's word that it is their link; only for a flow that a service started. */
  confirmed: z.literal(true).optional(),
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
export const connectionAnswer = z.strictObject({
  connection: z.string(),
  displayName: z.string(),
  provider: z.string(),
  status: accountStatus,
  updatedAt: z.iso.datetime().optional(),
});

export const connectionsAnswer = z.strictObject({ connections: z.array(connectionAnswer) });

export const verifyAnswer = z.strictObject({ connection: z.string(), status: z.literal('ACTIVE') });

export type VerifyBody = z.infer<typeof verifyBody>;
export type ConnectionAnswer = z.infer<typeof connectionAnswer>;
export type VerifyAnswer = z.infer<typeof verifyAnswer>;
