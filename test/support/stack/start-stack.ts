import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackDescription } from '../../../infra/local/run/stack-description.ts';

export type StackProcess = { description: StackDescription; end: () => Promise<void> };

/** As long as vitest.config.ts waits for one event. */
const READY_MS = Number(process.env.ONBEHALF_PATIENCE_MS ?? 120_000);

/** Starts a stack in a process of its own, as `npm start` does. @throws Error when it does not start */
export async function startStack(): Promise<StackProcess> {
  const child = spawn(
    process.execPath,
    ['infra/local/start.ts', '--port', '0', '--no-webhooks', '--jobs-by-moves'],
    {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
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
