import type { Mutation } from '../mutation.ts';

export const infra: readonly Mutation[] = [];
