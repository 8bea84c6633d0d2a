/** Runs of a property or a model: 1,000 in `npm test`, 10,000 in `npm run verify`. */
export const RUNS = process.env.ONBEHALF_VERIFY === undefined ? 1_000 : 10_000;
