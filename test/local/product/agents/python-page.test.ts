import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFaultyProxy } from '../../../support/client/faulty-proxy.ts';
import { simulator, stack } from '../../../support/stack/product.ts';

const USER = 'user_123';
const blocks = [...readFileSync('docs/agents/python.md', 'utf8').matchAll(/^```python\n([\s\S]*?)^```$/gm)];
const agent = blocks.map(([, block = '']) => block).join('\n\n');
/** Without a proxy, which would return a page of its own for a wrong host. */
const ENV = { ...process.env, http_proxy: '', HTTP_PROXY: '', all_proxy: '', ALL_PROXY: '' };

const hasPython = spawnSync('python3', ['--version']).status === 0;

describe.skipIf(!hasPython)('docs/agents/python.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onbehalf-python-'));
  beforeAll(() => {
    mkdirSync(join(folder, '.local'));
    writeFileSync(join(folder, 'agent.py'), agent);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Runs the page's program, as a reader does. Its output, and the mails that it sent. */
  async function runPage(apiUrl: string): Promise<{ output: string; mails: number }> {
    writeFileSync(join(folder, '.local', 'stack.json'), JSON.stringify({ ...stack, apiUrl }));
    const before = await countMails();
    const program = spawn('python3', ['agent.py'], { cwd: folder, env: ENV });
    const [output, errors, [code]] = await Promise.all([
      text(program.stdout),
      text(program.stderr),
      once(program, 'close'),
    ]);
    expect(errors).toBe('');
    expect(code).toBe(0);
    return { output, mails: (await countMails()) - before };
  }

  it('links, reads the last five unread mails and sends one mail over HTTP and one over MCP', async () => {
    const { output, mails } = await runPage(stack.apiUrl);
    expect(output).toMatch(/^Gmail is PENDING_AUTH\nAuthorize here: http\S+\nGmail is ACTIVE\n/);
    expect(output.match(/^-{50}$/gm)).toHaveLength(5);
    expect(output).toContain('Train is late');
    expect(output).toMatch(/^sent as (\d+) \(now\)\nsent as \1 \(replayed\)$/m);
    expect(output).toContain('a read-only token gets 403 forbidden');
    expect(output).toMatch(/^\d+ tools over MCP\n\{"messages":\[\{"id":.*Train is late/m);
    expect(output.match(/^Already done at /gm)).toHaveLength(1);
    expect(output).toMatch(/https?:\/\/\S+\?connection=notion\b/);
    expect(output).toContain(`for ${USER}, Gmail is ACTIVE`);
    expect(mails).toBe(2);
  });

  it('sends one mail over HTTP when the first response is lost and the second is cut', async () => {
    using proxy = await startFaultyProxy(stack.apiUrl, ['pass', 'reset-after', 'cut']);
    const { output, mails } = await runPage(proxy.url);
    expect(output).toMatch(/^Gmail is ACTIVE\n\d/);
    expect(output).toMatch(/^sent as (\d+) \(replayed\)\nsent as \1 \(replayed\)$/m);
    expect(mails).toBe(2);
  });
});

async function countMails(): Promise<number> {
  const { entries } = await simulator.get(`ledger?identifier=${USER}`);
  return entries.filter(({ kind }) => kind === 'mail-sent').length;
}
