/** `sequence`: of the entry that is wrong; absent when a root is, or an export as a whole. */
export type Finding = { sequence?: number; what: string };
