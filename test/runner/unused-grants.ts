/** A grant that no test of a whole run uses, with the reason. */
export type UnusedGrant = { holder: string; action: string; reason: string };

/** Beside these, `npm test` uses every grant of the template. A row that is used fails the run, too. */
export const unusedGrants: readonly UnusedGrant[] = [];
