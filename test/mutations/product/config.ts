import type { Mutation } from '../mutation.ts';

export const config: readonly Mutation[] = [];
