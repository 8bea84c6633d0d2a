import type { Mutation } from '../mutation.ts';

export const schedule: readonly Mutation[] = [];
