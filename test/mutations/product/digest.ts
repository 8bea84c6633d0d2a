import type { Mutation } from '../mutation.ts';

export const digest: readonly Mutation[] = [];
