import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulator } from '../../support/stack/product.ts';
import { runInShell, shellBlocks } from '../../support/stack/shell-blocks.ts';

function tour(): string {
  const [, section = ''] = readFileSync('README.md', 'utf8').split('## A tour with curl');
  const [text = ''] = section.split('\n## ');
  return shellBlocks(text).join('\n');
}

describe("the README's tour", () => {
  const folder = mkdtempSync(join(tmpdir(), 'onbehalf-tour-'));
  let ran: { code: number | null; output: string };
  beforeAll(async () => {
    // Ada is everybody's example: she may have linked her account already.
    await simulator.post('reset', {});
    ran = await runInShell(tour(), folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('passes as pasted', () => {
    expect(ran).toMatchObject({ code: 0 });
  });

  it.each([
    ['nothing linked', '"provider":"GMAIL","status":"NOT_CONNECTED"', 1],
    ['the account linked', '{"connection":"gmail","status":"ACTIVE"}', 1],
    ['the allowed tools with their effects', 'write gmail_send_message', 1],
    ['the second write replayed', 'idempotent-replayed: true', 1],
    ['both writes answered', 'HTTP/1.1 200', 2],
    ['one mail sent', '"kind":"mail-sent"', 1],
    ['the next digest', '"nextRun":"', 1],
    ['one run for one key', '{"slot":"', 2],
    ['the digest', 'Budget review next Tuesday', 1],
    ['how it ended', '\nDELIVERED\n', 1],
    ['the digest gone', 'HTTP/1.1 204', 1],
  ])('shows %s', (_what, text, times) => {
    expect(ran.output.split(text)).toHaveLength(times + 1);
  });

  it('reads mails', () => {
    expect(ran.output).toContain('Train is late');
  });
});
