import type { Mutation } from '../mutation.ts';

export const http: readonly Mutation[] = [];
