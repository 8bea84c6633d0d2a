import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestBody } from '../../../functions/digest-schedule/schema.ts';
import { simulator } from '../../support/stack/product.ts';
import { runInShell, shellBlocks } from '../../support/stack/shell-blocks.ts';

const text = readFileSync('docs/digest.md', 'utf8');

describe('docs/digest.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onbehalf-digest-doc-'));
  let ran: { code: number | null; output: string };
  beforeAll(async () => {
    ran = await runInShell(shellBlocks(text).join('\n'), folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has commands that all succeed', () => {
    expect(ran).toMatchObject({ code: 0 });
  });

  it.each([
    [
      'the settings with their next run',
      /"weekdays":\["MON",.*"delivery":"email","source":"tool","nextRun":"/,
    ],
    ['how a run ended', /"lastOutcome":\{"slot":"[^"]+","status":"DELIVERED"/],
    ['the mail to the mailbox itself', /^[^@\s]+@[^@\s]+: Your mail digest of /m],
    ['how a pause ends', /^PUT \/digest with "paused": false$/m],
    ['the stored digest as text', /Budget review next Tuesday/],
    ['the end', /^HTTP\/1\.1 204/m],
  ])('shows %s', (_what, expected) => {
    expect(ran.output).toMatch(expected);
  });

  it('delivers one mail', async () => {
    const { entries } = await simulator.get('ledger?identifier=digest-doc');
    expect(entries.filter(({ kind }) => kind === 'mail-sent')).toHaveLength(1);
  });

  it('explains every setting', () => {
    const [, table = ''] = text.split('| field |');
    const explained = [...(table.split('\n\n')[0]?.matchAll(/^\| `(\w+)` /gm) ?? [])].map(([, name]) => name);
    expect(explained.toSorted()).toEqual(Object.keys(digestBody.shape).toSorted());
  });
});
