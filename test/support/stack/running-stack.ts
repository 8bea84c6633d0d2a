import type { TestProject } from 'vitest/node';
import type { StackDescription } from '../../../infra/local/run/stack-description.ts';
import { type StackProcess, startStack } from './start-stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    stack: StackDescription;
  }
}

/** On the process, as vitest loads this file once per project and the projects share one stack. */
const shared: { onbehalfStack?: Promise<StackProcess> } = globalThis as object;

/** Starts the stack once for all tests that use it, and returns what stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.onbehalfStack ??= startStack();
  const { description, end } = await shared.onbehalfStack;
  project.provide('stack', description);
  return end;
}
