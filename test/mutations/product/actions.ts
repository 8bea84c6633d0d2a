import type { Mutation } from '../mutation.ts';

export const actions: readonly Mutation[] = [];
