import type { Mutation } from '../mutation.ts';

export const mail: readonly Mutation[] = [];
