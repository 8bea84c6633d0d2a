import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { functionsResponse, read } from '../fixture/responses.ts';

const script = fileURLToPath(new URL('../fixture/run-stack.ts', import.meta.url));

describe('a function process whose stack is killed', () => {
  it('exits on its own, also in the middle of an invocation', async () => {
    const mailboxDir = await mkdtemp(join(tmpdir(), 'onbehalf-mailbox-'));
    const stack = spawn(process.execPath, [script, mailboxDir], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(stack.stdout, 'data');
    const awsUrl = String(line).trim();
    const invocation = `${awsUrl}/2015-03-31/functions/echo/invocations`;
    const pending = fetch(invocation, { method: 'POST', body: '{"do":"sleep","ms":60000}' }).catch(
      () => 'cut off',
    );
    const busy = async () => {
      const functions = await read(functionsResponse, fetch(`${awsUrl}/_local/functions`));
      return functions.flatMap(({ processes }) => processes).filter(({ state }) => state === 'busy');
    };
    await expect.poll(async () => (await busy()).length).toBe(1);
    // After its start, as a missing Runtime API would also end it.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const [running] = await busy();
    stack.kill('SIGKILL');
    expect(await pending).toBe('cut off');
    await expect.poll(() => isAlive(running?.pid), { timeout: 5_000 }).toBe(false);
    await rm(mailboxDir, { recursive: true });
  });
});

function isAlive(pid = 0): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
