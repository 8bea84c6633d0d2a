import { z } from 'zod';

/** The control API's bodies and queries about accounts. */
export const statusName = z.enum([
  'ACTIVE',
  'EXPIRED',
  'PENDING_AUTH',
  'PENDING_VERIFICATION',
  'DISCONNECTED',
]);

const text = z.string().min(1);

/** One account: where a user has several on a connection, by its scope. */
export const accountKey = z.strictObject({
  identifier: text,
  connection: text,
  organizationId: text.optional(),
  userId: text.optional(),
});

export const accountRequest = z.strictObject({ ...accountKey.shape, status: statusName.optional() });

export const statusRequest = z.strictObject({ ...accountKey.shape, status: statusName });

/** All accounts of an identifier, or the one on a connection. */
export const accountsOf = z.strictObject({ identifier: text, connection: text.optional() });

export const refreshFailureRequest = z.strictObject({
  ...accountsOf.shape,
  fails: z.boolean().default(true),
});
