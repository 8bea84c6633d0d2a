import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBearerProxy } from '../../support/agents/bearer-proxy.ts';
import { typeErrors } from '../../support/agents/type-errors.ts';
import { link, stack, token } from '../../support/stack/product.ts';

const folder = import.meta.dirname;
const require = createRequire(import.meta.url);
const SUITE = require.resolve('@modelcontextprotocol/conformance/dist/index.js');
const INSPECTOR = require.resolve('@modelcontextprotocol/inspector/clients/launcher/build/index.js');

/** Runs a program of this folder's packages. */
async function run(
  program: string,
  args: readonly string[],
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [program, ...args], { cwd: folder });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}

it('has the right types', async () => {
  expect(await typeErrors('test/agents/protocol')).toBe('');
});

describe('the conformance suite', () => {
  let proxy: Awaited<ReturnType<typeof startBearerProxy>>;
  let requests = 0;
  beforeAll(async () => {
    // A user may send a limited number of messages, and the suite sends hundreds.
    proxy = await startBearerProxy(stack.apiUrl, () => {
      requests += 1;
      return token({ sub: `conformance-${Math.floor(requests / 20)}` });
    });
  });
  afterAll(() => proxy.close());

  it.each([
    ['2026-07-28', ['--requirements', '2026-07-28']],
    ['2025-11-25', ['--spec-version', '2025-11-25']],
  ])('finds in %s no failure but the expected ones', async (version, chosen) => {
    const expected = ['--expected-failures', join(folder, `baseline-${version}.yml`)];
    const { code, output } = await run(SUITE, [
      ...['server', '--url', `${proxy.url}/mcp`, ...chosen, ...expected],
    ]);
    expect(code, output).toBe(0);
    // One that stopped before its scenarios has no failure either.
    expect(output).toMatch(/✓ (server-initialize|http-header-validation)/);
  });
});

describe('the inspector', () => {
  const sub = 'inspector';
  let header = '';
  beforeAll(async () => {
    await link(sub, 'gmail');
    header = `Authorization: Bearer ${await token({ sub })}`;
  });
  const inspect = (era: string, ...args: string[]) =>
    run(INSPECTOR, [
      ...['--cli', `${stack.apiUrl}/mcp`, '--transport', 'http', '--header', header, '--protocol-era', era],
      ...args,
    ]);

  it.each(['modern', 'legacy'])('finds no error in the list of tools: %s', async (era) => {
    const { code, output } = await inspect(era, '--method', 'tools/list', '--strict');
    expect(code, output).toBe(0);
    expect(output).toContain('gmail_fetch_mails');
  });

  it.each(['modern', 'legacy'])('calls a tool: %s', async (era) => {
    const call = ['--method', 'tools/call', '--tool-name', 'gmail_get_profile', '--tool-args-json', '{}'];
    const { code, output } = await inspect(era, ...call, '--format', 'json');
    expect(code, output).toBe(0);
    expect(output).toContain('emailAddress');
  });
});
