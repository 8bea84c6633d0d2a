const isVerifying = process.env.ONBEHALF_VERIFY !== undefined;

/** The number of repetitions in a test: few in `npm test`, many in `npm run verify`. */
export const depth = (quick: number, deep: number): number => (isVerifying ? deep : quick);

/** Runs of a property or a model. */
export const RUNS = depth(1_000, 10_000);
