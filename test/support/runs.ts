const isVerifying = process.env.ONBEHALF_VERIFY !== undefined;

/** How much of something a test does: less in `npm test`, more in `npm run verify`. */
export const depth = (quick: number, deep: number): number => (isVerifying ? deep : quick);

/** Runs of a property or a model. */
export const RUNS = depth(1_000, 10_000);
