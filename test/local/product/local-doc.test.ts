import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulator, stack } from '../../support/stack/product.ts';
import { runInShell, shellBlocks } from '../../support/stack/shell-blocks.ts';
import { digestsDone, recycle } from '../../support/stack/stack-control.ts';

const text = readFileSync('docs/local.md', 'utf8');
// The first block is about starting the stack, which runs already.
const [starting = '', ...commands] = shellBlocks(text);

describe('docs/local.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onbehalf-doc-'));
  let ran: { code: number | null; output: string };
  beforeAll(async () => {
    // Ada is everybody's example: she may have linked her account already.
    await simulator.post('reset', {});
    ran = await runInShell(commands.join('\n'), folder);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    // Among the commands is one that swallows connections, for good.
    for (const name of Object.keys(stack.functions)) await recycle(name);
    await digestsDone();
  });

  it('begins with how to start', () => {
    expect(starting).toContain('npm start');
  });

  it('has commands that all succeed', () => {
    expect(ran).toMatchObject({ code: 0 });
  });

  it.each([
    ['a digest', '"status":'],
    ["the simulator's way back", '/callback?auth_request_id='],
    ['an access token for a service', '"access_token"'],
    ['the counted calls', '"secretsmanager.GetSecretValue":1'],
    ['an armed fault', '"remaining":1'],
    ['no fault left', '{"faults":[]}'],
    ['a webhook on its way', '"state":"pending"'],
    ["Gmail's answer to the user's own token", '"resultSizeEstimate"'],
  ])('shows %s', (_what, expected) => {
    expect(ran.output).toContain(expected);
  });

  it('meets no error but the one of a used link, which it names', () => {
    const errors = ran.output.split('\n').filter((line) => /"error":|__type|Exception/.test(line));
    expect(errors.map((line) => line.slice(0, 40))).toEqual([expect.stringContaining('link')]);
  });

  it('names every field of stack.json', () => {
    const fields = Object.keys(stack).filter((field) => !text.includes(`\`${field}`));
    expect(fields).toEqual([]);
  });
});
