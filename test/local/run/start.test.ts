import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { StackDescription } from '../../../infra/local/run/stack-description.ts';
import { HAS_PROC, megabytesOf, treeOf } from '../../support/stack/process-figures.ts';
import { childrenOf, npmStart, processesOf, ready, root } from '../fixture/npm-start.ts';

describe('npm start', () => {
  it('prints one line and stops when the port is in use', async () => {
    const occupied = createServer();
    await new Promise<void>((resolve) => occupied.listen(0, '127.0.0.1', resolve));
    const address = occupied.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const started = npmStart('--port', String(port));
    expect(await started.exited).toBe(1);
    expect(started.output()).toBe(
      `onbehalf: port ${port} is in use; choose another with --port N (0 chooses a free one)\n`,
    );
    occupied.close();
  });

  it.each([
    [['--port', 'many'], /^onbehalf: "many" is no port/],
    [['--port', '65536'], /^onbehalf: "65536" is no port/],
    [['--prot', '1'], /^onbehalf: Unknown option '--prot'/],
    [
      ['--user-verify-url', 'http://evil.test/'],
      /^onbehalf: --user-verify-url may use http only with a loop/,
    ],
    [['--port', '0', '--mailbox', '/nowhere'], /onbehalf: The mailbox folder \/nowhere does not exist\.\n$/],
  ])('explains %j', async (parameters, message) => {
    const started = npmStart(...parameters);
    expect(await started.exited).toBe(1);
    expect(started.output()).toMatch(message);
    expect(started.output()).not.toMatch(/\n\s+at /);
  });

  it('leaves no process or file when it is interrupted during the synthesis', async () => {
    const started = npmStart('--port', '0');
    await expect.poll(() => childrenOf(started.child.pid).length).toBe(1);
    const folder = `${root}.local/run-${childrenOf(started.child.pid)[0]}`;
    await expect.poll(() => processesOf(folder).length).toBeGreaterThan(0);
    const interrupted = Date.now();
    started.child.kill('SIGTERM');
    expect(await started.exited).toBe(0);
    expect(Date.now() - interrupted).toBeLessThan(10_000);
    expect(processesOf(folder)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
    expect(started.output()).toBe('Synthesizing the stack ...\n');
  });

  it('is ready soon, small while idle, and runs beside other stacks, each of which ends cleanly', {
    timeout: 600_000,
  }, async () => {
    const interrupted = npmStart('--port', '0');
    const { synthesizedAt, startedAt } = await ready(interrupted);
    expect(Date.parse(startedAt) - Date.parse(synthesizedAt)).toBeLessThan(5_000);
    if (HAS_PROC) {
      const sizes = treeOf(Number(interrupted.child.pid)).map(megabytesOf);
      // npm, which this test does not run, needs another 50 MB.
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(350);
    }
    const orphaned = npmStart('--port', '0');
    const killed = npmStart('--port', '0');
    const stacks = await Promise.all([ready(interrupted), ready(orphaned), ready(killed)]);
    const [first, second, third] = stacks;
    expect(await Promise.all(stacks.map(callApi))).toEqual([200, 200, 200]);
    const pages = await Promise.all(stacks.map(async ({ consoleUrl }) => (await fetch(consoleUrl)).text()));
    for (const page of pages) expect(page).toContain('&quot;tokenEndpoint&quot;');
    expect(interrupted.output()).toContain(`console     ${first.consoleUrl} `);
    // Each has called two functions.
    for (const { runFolder } of stacks) expect(processesOf(runFolder)).toHaveLength(2);
    // Tests of other workers start and end stacks here, too.
    await expect.poll(() => existsSync(describedLatest())).toBe(true);

    interrupted.child.kill('SIGINT');
    expect(await interrupted.exited).toBe(0);
    await expectGone(first);
    await expect.poll(() => existsSync(describedLatest())).toBe(true);

    orphaned.child.kill('SIGKILL');
    // Its folder goes before its ports, and its exit cannot be awaited: its parent is gone.
    await expect.poll(() => areReachable(second)).not.toContain(true);
    await expectGone(second);

    process.kill(third.pids.stack, 'SIGKILL');
    await killed.exited;
    await expect.poll(() => processesOf(third.runFolder), { timeout: 5_000 }).toEqual([]);
    expect(await isReachable(third.apiUrl)).toBe(false);
  });
});

async function expectGone(stack: StackDescription) {
  expect(processesOf(stack.runFolder)).toEqual([]);
  expect(existsSync(stack.runFolder)).toBe(false);
  expect(await areReachable(stack)).not.toContain(true);
}

function areReachable({ consoleUrl, apiUrl, issuerUrl, scalekitUrl, ...stack }: StackDescription) {
  const { simulatorUrl = '', awsUrl, dynamodbUrl } = stack;
  const urls = [consoleUrl, apiUrl, issuerUrl, scalekitUrl, simulatorUrl, awsUrl, dynamodbUrl];
  return Promise.all(urls.map(isReachable));
}

function describedLatest(): string {
  return JSON.parse(readFileSync(`${root}.local/stack.json`, 'utf8')).runFolder;
}

async function callApi({ apiUrl, issuerUrl }: StackDescription): Promise<number> {
  const token = await (
    await fetch(`${issuerUrl}/tokens`, { method: 'POST', body: new URLSearchParams({ sub: 'ada' }) })
  ).text();
  return (await fetch(`${apiUrl}/connections`, { headers: { authorization: `Bearer ${token}` } })).status;
}

const isReachable = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );
