import { z } from 'zod';

/** Bodies and queries of the control API's account routes. */
export const statusName = z.enum([
  'ACTIVE',
  'EXPIRED',
  'PENDING_AUTH',
  'PENDING_VERIFICATION',
  'DISCONNECTED',
]);

const text = z.string().min(1);

/** Identifies one account; the scope distinguishes several accounts of a user on one connection. */
export const accountKey = z.strictObject({
  identifier: text,
  connection: text,
  organizationId: text.optional(),
  userId: text.optional(),
});

export const accountRequest = z.strictObject({ ...accountKey.shape, status: statusName.optional() });

export const statusRequest = z.strictObject({ ...accountKey.shape, status: statusName });

/** Selects all accounts of an identifier, or only those on one connection. */
export const accountSelection = z.strictObject({ identifier: text, connection: text.optional() });

export const refreshFailureRequest = z.strictObject({
  ...accountSelection.shape,
  fails: z.boolean().default(true),
});
