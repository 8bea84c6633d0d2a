import * as z from 'zod/mini';

/** Who publishes, and what: a rule matches both. */
export const EVENT_SOURCE = 'onbehalf.account';
export const EVENT_DETAIL_TYPE = 'Connected Account Status Changed';

export const ACCOUNT_STATUSES = [
  'NOT_CONNECTED',
  'PENDING_AUTH',
  'PENDING_VERIFICATION',
  'ACTIVE',
  'EXPIRED',
  'DISCONNECTED',
] as const;

/** The `detail` of the published event. It names no token. A later version may add members. */
export const statusChangedSchema = z
  .object({
    id: z
      .string()
      .check(z.describe('One per change, also when it is published more than once: deduplicate by it.')),
    identifier: z.string().check(z.describe("The user: the claim of the API's tokens that names users.")),
    connection: z.string().check(z.describe("The product's name of the connection, such as `gmail`.")),
    account: z.optional(
      z.string().check(z.describe("The account's label; absent for the user's default account.")),
    ),
    status: z.enum(ACCOUNT_STATUSES).check(z.describe('`NOT_CONNECTED`: the account was deleted.')),
    oldStatus: z.optional(
      z
        .enum(ACCOUNT_STATUSES)
        .check(
          z.describe(
            '`NOT_CONNECTED`: the account was created. Absent where no webhook reported the change, and `reconcile` found it.',
          ),
        ),
    ),
    occurredAt: z.string().check(z.describe('ISO 8601 in UTC, with up to nine digits after the point.')),
  })
  .check(z.meta({ title: `${EVENT_SOURCE}: ${EVENT_DETAIL_TYPE}` }));

/** A change of the status of a user's account. */
export type StatusChanged = z.infer<typeof statusChangedSchema>;
