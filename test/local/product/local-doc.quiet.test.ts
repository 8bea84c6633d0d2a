import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { simulator, stack } from '../../support/stack/product.ts';
import { commandsOf, runInShells } from '../../support/stack/shell-blocks.ts';
import { digestsDone, recycle } from '../../support/stack/stack-control.ts';

const FOLDER = 'docs/local';
const text = Object.fromEntries(
  readdirSync(FOLDER).map((page) => [page, readFileSync(join(FOLDER, page), 'utf8')]),
);
const commands = Object.fromEntries(
  Object.entries(text).map(([page, content]) => [page, commandsOf(content)]),
);

/** Texts that the output of a page's commands contains. */
const shown: Record<string, Record<string, string>> = {
  'start.md': { 'an access token for a service': '"access_token"' },
  'aws.md': { 'a digest': '"status":' },
  'alarms.md': { 'the state of an alarm': '"state":"OK"' },
  'control-api.md': { 'the counted calls': '"secretsmanager.GetSecretValue":1' },
  'faults.md': { 'an armed rule': '"matched":0,"fired":0', 'no rule left': '{"faults":[]}' },
  'simulator.md': {
    'the URL that the simulator redirects to': '/callback?auth_request_id=',
    'a pending webhook delivery': '"state":"pending"',
    'the response of Gmail to the token of the user': '"resultSizeEstimate"',
  },
};

describe('docs/local', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onbehalf-doc-'));
  // Ada is the example user of every page: her account may be linked already.
  beforeEach(() => simulator.post('reset', {}));
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    // One of the commands leaves open connections in a black hole.
    for (const name of Object.keys(stack.functions)) await recycle(name);
    await digestsDone();
  });

  it('has the commands of these pages', () => {
    const withCommands = Object.keys(text).filter((page) => commands[page] !== '');
    expect(withCommands.toSorted()).toEqual(Object.keys(shown).toSorted());
  });

  it.each(Object.entries(shown))('%s has commands that succeed and show %o', async (page, parts) => {
    for (const run of await runInShells(commands[page] ?? '', folder)) {
      expect(run).toMatchObject({ code: 0 });
      for (const part of Object.values(parts)) expect(run.output).toContain(part);
      // The only error is that of a used link, which simulator.md announces; faults.md shows a rule with a code of AWS.
      const output = run.output.replaceAll(/"code":"\w+Exception"/g, '');
      const errors = output.split('\n').filter((line) => /"error":|__type|Exception/.test(line));
      expect(errors).toEqual(page === 'simulator.md' ? [expect.stringContaining('link')] : []);
    }
  });

  it('names every field of stack.json', () => {
    expect(Object.keys(stack).filter((field) => !text['start.md']?.includes(`\`${field}`))).toEqual([]);
  });
});
