import * as z from 'zod/mini';

const flowSchema = z.object({
  issuer: z.string(),
  identifier: z.string(),
  connection: z.string(),
  account: z.optional(z.string()),
  /** Client id of the service that started it; absent when the user did. */
  service: z.optional(z.string()),
  /** Whether the console started it, to whose pages the browser returns. */
  ofConsole: z.optional(z.literal(true)),
  /** SHA-256 of the starting browser's cookie, if the API's own callback finishes the flow. */
  cookieHash: z.optional(z.string()),
  /** The place that it holds among the user's live flows. */
  place: z.optional(z.number()),
  status: z.enum(['PENDING', 'VERIFYING', 'CONSUMED', 'EXPIRED', 'DENIED']),
  /** Epoch seconds. */
  expiresAt: z.number(),
});

/** An item stays longer than its flow while the act of it is not sealed. */
export const flowItem = z.pipe(
  z.extend(flowSchema, { endsAt: z.optional(z.number()) }),
  z.transform(({ endsAt, ...flow }) => ({ ...flow, expiresAt: endsAt ?? flow.expiresAt })),
);

/** The linking of one account, stored under the hash of its `state`, which only the starting browser knows. */
export type Flow = z.infer<typeof flowSchema>;
