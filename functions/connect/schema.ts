import * as z from 'zod';

/** `POST /connections/{connection}/authorize` takes no fields; the body may be absent or `{}`. */
export const authorizeBody = z.strictObject({}).optional();

export const authorizeAnswer = z.discriminatedUnion('status', [
  z.strictObject({ connection: z.string(), status: z.literal('ACTIVE') }),
  z.strictObject({
    connection: z.string(),
    status: z.enum(['PENDING_AUTH', 'PENDING_VERIFICATION', 'EXPIRED', 'DISCONNECTED']),
    /** Where the browser goes for the user's consent. */
    authorizationUrl: z.url(),
    /** To be kept in the browser and compared when it comes back. */
    state: z.string(),
    expiresAt: z.iso.datetime(),
  }),
]);

export type AuthorizeAnswer = z.infer<typeof authorizeAnswer>;
