import type { Mutation } from '../mutation.ts';

export const callerAndLog: readonly Mutation[] = [];
