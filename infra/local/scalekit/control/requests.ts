import { z } from 'zod';
import { messageResource } from '../providers/gmail/mailbox/message-resource.ts';

/** Bodies and queries of the control API. Unknown keys are rejected, so that a typo does not act as a default. */
const identifier = z.string().min(1);

export const consentRequest = z.strictObject({
  link: z.url(),
  decision: z.enum(['approve', 'refuse']),
  /** Of a connection that takes one; default: a new one. */
  apiKey: z.string().min(1).optional(),
});

export const mailboxRequest = z.strictObject({
  dir: z.string().min(1).optional(),
  idsOnly: z.boolean().optional(),
});

export const arrivalRequest = z
  .strictObject({ raw: z.string().min(1).optional(), message: messageResource.optional() })
  .refine(({ raw, message }) => (raw === undefined) !== (message === undefined), {
    message: 'has raw (RFC 5322) or message (a resource of the Gmail API), and not both',
  });

export const lifetimeRequest = z.strictObject({ expiresIn: z.int().min(1).max(86_400) });

export const credentialsRequest = z.strictObject({
  clientSecret: z.string().min(1),
  keepOld: z.boolean().default(false),
});

export const scopeQuery = z.strictObject({ identifier: identifier.optional() });

export const eventQuery = z.strictObject({
  identifier: identifier.optional(),
  since: z.coerce.number().int().min(0).optional(),
});

export const nothing = z.strictObject({});
