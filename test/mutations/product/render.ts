import type { Mutation } from '../mutation.ts';

export const render: readonly Mutation[] = [];
