import * as z from 'zod/mini';

/** An address over http or https. */
export const httpUrl = z.url({ protocol: /^https?$/ });

/** A time of ISO 8601 in UTC, as epoch milliseconds. */
const instant = z.pipe(
  z.iso.datetime(),
  z.transform((time) => Date.parse(time)),
);

/** Of a stage whose table was restored. */
export const restored = z.object({
  /** When the functions began to use the restored table. */
  RESUMED_AT: z.optional(instant),
  /** What becomes of idempotency keys without a time within a day of it. */
  UNTIMED_KEYS: z.optional(z.enum(['refuse', 'send'])),
});

/** The value of a JSON text. */
export const json = z.pipe(
  z.string(),
  z.transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.issues.push({ code: 'custom', message: 'is not JSON', input: text });
      return z.NEVER;
    }
  }),
);

/** A JSON object: the product's name of a connection → Scalekit's. */
export const connectionNames = z.pipe(
  json,
  z.record(z.string().check(z.minLength(1)), z.string().check(z.minLength(1))),
);

/** The parts of a list that commas separate, without empty ones. */
export const commaList = z.pipe(
  z.string(),
  z.transform((text) => text.split(',').filter((item) => item !== '')),
);
