import * as z from 'zod';

/** `POST /connections/{connection}/authorize`; the body may be absent. */
export const authorizeBody = z.strictObject({ force: z.boolean().optional() }).optional();

export const authorizeResponse = z.union([
  z.strictObject({ connection: z.string(), status: z.literal('ACTIVE') }),
  z.strictObject({
    connection: z.string(),
    /** The account's present status; ACTIVE only if the link was forced. */
    status: z.enum(['PENDING_AUTH', 'PENDING_VERIFICATION', 'ACTIVE', 'EXPIRED', 'DISCONNECTED']),
    /** The page of the user's consent. */
    authorizationUrl: z.url(),
    /** The browser keeps it and compares it on return. */
    state: z.string(),
    expiresAt: z.iso.datetime(),
  }),
]);

export type AuthorizeResponse = z.infer<typeof authorizeResponse>;
