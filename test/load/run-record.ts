import { z } from 'zod';

/** A table of figures: what was measured → its value. */
const figures = z.object({
  at: z.iso.date(),
  rows: z.record(z.string(), z.string()),
  wrong: z.array(z.string()),
});
export const lastRun = z.object({
  /** By row of the fault table: the tests that name it, by outcome. */
  faults: z.object({
    at: z.iso.date(),
    rows: z.record(z.string(), z.object({ passed: z.number(), failed: z.number() })),
  }),
  load: figures.optional(),
  soak: figures.optional(),
});

export type LastRun = z.infer<typeof lastRun>;
export type LoadFigures = z.infer<typeof figures>;
