import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stack } from '../../support/product.ts';

/** The tour's commands, in order, as a reader pastes them. */
function tour(): string {
  const [, section = ''] = readFileSync('README.md', 'utf8').split('## A tour with curl');
  const [text = ''] = section.split('\n## ');
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block).join('\n');
}

/** Runs commands in bash, in a folder whose `.local/stack.json` is the running stack's. */
async function run(commands: string, folder: string): Promise<{ code: number | null; output: string }> {
  mkdirSync(join(folder, '.local'));
  writeFileSync(join(folder, '.local', 'stack.json'), JSON.stringify(stack));
  const child = spawn('bash', ['-euo', 'pipefail', '-c', commands], { cwd: folder });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output };
}

describe("the README's tour", () => {
  const folder = mkdtempSync(join(tmpdir(), 'onbehalf-tour-'));
  let ran: { code: number | null; output: string };
  beforeAll(async () => {
    ran = await run(tour(), folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('passes as pasted', () => {
    expect(ran).toMatchObject({ code: 0 });
  });

  it.each([
    ['nothing linked', '"status":"NOT_CONNECTED"', 1],
    ['the account linked', '{"connection":"gmail","status":"ACTIVE"}', 1],
    ['the allowed tools with their effects', 'write gmail_send_message', 1],
    ['the second write replayed', 'idempotent-replayed: true', 1],
    ['both writes answered', 'HTTP/1.1 200', 2],
    ['one mail sent', '"kind":"mail-sent"', 1],
    ['the digest made', '"status":"DELIVERED"', 1],
    ['no second digest for the slot', '{"status":"NOT_MINE"}', 1],
  ])('shows %s', (_what, text, times) => {
    expect(ran.output.split(text)).toHaveLength(times + 1);
  });

  it('reads mails', () => {
    expect(ran.output).toContain('Train is late');
  });
});
