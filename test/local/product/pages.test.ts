import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulator } from '../../support/stack/product.ts';
import { commandsOf, runInShells, type ShellRun } from '../../support/stack/shell-blocks.ts';

/** The pages with commands; those of docs/local have a test of their own. */
const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync('docs').map((name) => join('docs', name))]
  .filter((path) => path.endsWith('.md'))
  .map((path) => ({ path, commands: commandsOf(readFileSync(path, 'utf8')) }))
  .filter(({ commands }) => commands !== '');

/** Texts that every run of a page's commands prints, and their number. */
const shown: Record<string, [what: string, text: RegExp, times: number][]> = {
  'README.md': [
    ['both writes with a response', /HTTP\/1\.1 200/g, 2],
    ['the second write replayed', /idempotent-replayed: true/g, 1],
  ],
  'docs/tour.md': [
    ['no account', /"provider":"GMAIL","status":"NOT_CONNECTED"/g, 1],
    ['the linked account', /\{"connection":"gmail","status":"ACTIVE"\}/g, 1],
    ['the allowed tools with their effects', /write gmail_send_message/g, 1],
    ['the mails that a tool read', /Train is late/g, 2],
    ['both writes with a response', /HTTP\/1\.1 200/g, 2],
    ['the second write replayed', /idempotent-replayed: true/g, 1],
    ['one mail sent', /"kind":"mail-sent"/g, 1],
    ['the next digest', /"nextRun":"/g, 1],
    ['one slot for one key', /(20[\d:.T-]+Z)\n\1$/gm, 1],
    ['the digest', /Budget review next Tuesday/g, 1],
    ['how the run ended', /^DELIVERED$/gm, 1],
    ['both accounts', /gmail default ACTIVE\ngmail work ACTIVE$/gm, 1],
    ['the digest gone, then the second mailbox', /HTTP\/1\.1 204/g, 2],
  ],
  'docs/account-events.md': [
    ["the simulator's deliveries", /"deliveries":\[/g, 1],
    ['the event bus', /"buses":\[/g, 1],
  ],
  'docs/activity.md': [
    ['the result of the write', /"data":/g, 1],
    ['the export', /"format":"onbehalf-activity\/1"/g, 1],
  ],
  'docs/api.md': [['that each check of the journey passes', /Checks: (\d+) passed, \1 total/g, 1]],
  'docs/digest.md': [
    [
      'the settings with their next run',
      /"weekdays":\["MON",[^}]*"delivery":"email","source":"tool","language":"en","nextRun"/g,
      3,
    ],
    ['how a run ended', /"lastOutcome":\{"slot":"[^"]+","status":"DELIVERED"/g, 1],
    ['the mail to the mailbox itself', /^[^@\s]+@[^@\s]+: Your mail digest of /gm, 1],
    ['how a pause ends', /^PUT \/digest with "paused": false$/gm, 1],
    ['the stored digest as text', /Budget review next Tuesday/g, 1],
    ['the digest gone', /^HTTP\/1\.1 204/gm, 1],
  ],
};

it('runs the commands of every page that is known to have some', () => {
  expect(pages.map(({ path }) => path).toSorted()).toEqual(Object.keys(shown).toSorted());
});

describe.each(pages)('$path', ({ path, commands }) => {
  const folder = mkdtempSync(join(tmpdir(), 'onbehalf-page-'));
  let runs: ShellRun[];
  let mailsBefore: number;
  beforeAll(async () => {
    mailsBefore = await mailsOfDigestPage();
    runs = await runInShells(commands, folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has commands that succeed in each shell, one run after the other on one stack', () => {
    for (const run of runs) expect(run).toMatchObject({ code: 0 });
  });

  it('gets no problem document', () => {
    for (const { output } of runs) expect(output).not.toContain('"retryable":');
  });

  it.each(shown[path] ?? [])('shows %s', (_what, text, times) => {
    for (const { shell, output } of runs) {
      expect({ shell, shown: [...output.matchAll(text)].length, output }).toMatchObject({ shown: times });
    }
  });

  it('mails one digest per run of docs/digest.md, and no other', async () => {
    const mails = path === 'docs/digest.md' ? runs.length : 0;
    expect((await mailsOfDigestPage()) - mailsBefore).toBe(mails);
  });
});

async function mailsOfDigestPage(): Promise<number> {
  const { entries } = await simulator.get('ledger?identifier=digest-doc');
  return entries.filter(({ kind }) => kind === 'mail-sent').length;
}
