import * as z from 'zod/mini';
import { ACT_WAYS } from './act.ts';

/** Who did something in the user's name, as an event or an item keeps it; the members are those of `ActCaller`. */
export const actCaller = z.object({
  via: z.enum(ACT_WAYS),
  client: z.optional(z.string()),
  service: z.optional(z.string()),
});
