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

const READY_MS = 60_000;

/** Starts the stack once for the tests of the product, as `npm start` does; returns what ends it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['infra/local/start.ts', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const description = join('.local', `run-${child.pid}`, 'stack.json');
  const end = Date.now() + READY_MS;
  while (!existsSync(description)) {
    if (child.exitCode !== null || Date.now() > end) throw new Error('The local stack did not start.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  project.provide('stack', JSON.parse(readFileSync(description, 'utf8')) as StackDescription);
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
}
