import type { Mutation } from '../mutation.ts';

export const linking: readonly Mutation[] = [];
