import type { Mutation } from '../mutation.ts';

export const scalekit: readonly Mutation[] = [];
