import { z } from 'zod';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html */
const tableName = z
  .string()
  .regex(/^[A-Za-z0-9_.-]{3,255}$/, 'must be the name of a table: 3 to 255 of A-Z a-z 0-9 _ . -');

/** A table that was restored to a point in time, and from when on the functions use it. */
export const restoredSchema = z.strictObject({
  tableName,
  /** The deployment with this parameter, in UTC; writes of the former table end before it. */
  resumedAt: z.iso.datetime('must be a time in UTC such as 2026-11-29T14:30:00Z'),
  /** `refuse`: for a day, a key without a time that has no record is an unknown outcome. `send`: it is a new write. */
  untimedKeys: z.enum(['refuse', 'send']).default('refuse'),
});
