import * as z from 'zod/mini';

/** An address over http or https. */
export const httpUrl = z.url({ protocol: /^https?$/ });

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
