import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { StackDescription } from '../../../infra/local/run/stack-description.ts';

declare module 'vitest' {
  interface ProvidedContext {
    stack: StackDescription;
  }
}

type Running = { description: StackDescription; end: () => Promise<void> };

/** As long as vitest.config.ts waits for one event. */
const READY_MS = Number(process.env.ONBEHALF_PATIENCE_MS ?? 120_000);
/** On the process, as vitest loads this file once per project and the projects share one stack. */
const shared: { onbehalfStack?: Promise<Running> } = globalThis as object;

/** Starts the stack once for all tests that use it, as `npm start` does, and returns what stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.onbehalfStack ??= start();
  const { description, end } = await shared.onbehalfStack;
  project.provide('stack', description);
  return end;
}

async function start(): Promise<Running> {
  const child = spawn(process.execPath, ['infra/local/start.ts', '--port', '0', '--no-webhooks'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const file = join('.local', `run-${child.pid}`, 'stack.json');
  const deadline = Date.now() + READY_MS;
  while (!existsSync(file)) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('The local stack did not start.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const description = JSON.parse(readFileSync(file, 'utf8')) as StackDescription;
  const end = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { description, end };
}
