import * as z from 'zod';

/** `POST /connections/{connection}/authorize`; the body may be absent. */
export const authorizeBody = z.strictObject({ force: z.boolean().optional() }).optional();

export const authorizeResponse = z.union([
  z.strictObject({ connection: z.string(), status: z.literal('ACTIVE') }),
  z.strictObject({
    connection: z.string(),
    /** Of the account as it is; ACTIVE only where the link was forced. */
    status: z.enum(['PENDING_AUTH', 'PENDING_VERIFICATION', 'ACTIVE', 'EXPIRED', 'DISCONNECTED']),
    /** Where the browser goes for the user's consent. */
    authorizationUrl: z.url(),
    /** To be kept in the browser and compared when it comes back. */
    state: z.string(),
    expiresAt: z.iso.datetime(),
  }),
]);

export type AuthorizeResponse = z.infer<typeof authorizeResponse>;
