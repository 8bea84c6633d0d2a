import { z } from 'zod';

/** What is to happen to connections between the functions and Scalekit. */
export const networkChange = z
  .strictObject({
    /** `reset`: RST. `close`: FIN. `blackhole`: nothing arrives any more, and nobody is told. `pass`: as usual. */
    do: z.enum(['reset', 'close', 'blackhole', 'delay', 'pass']),
    /** The connections that are open, those to come, or both. */
    on: z.enum(['open', 'new', 'all']).default('all'),
    /** Of those to come, the next so many; default all until `pass`. */
    times: z.int().min(1).default(Number.MAX_SAFE_INTEGER),
    /** Of `delay`, in each direction. */
    ms: z.int().min(0).max(600_000).optional(),
    /** Which way a black hole swallows: without `requests`, effects happen and their replies get lost. */
    swallows: z.enum(['both', 'requests', 'replies']).default('both'),
  })
  .refine((change) => change.do !== 'delay' || change.ms !== undefined, { message: 'delay needs ms' });

export type NetworkChange = z.output<typeof networkChange>;
