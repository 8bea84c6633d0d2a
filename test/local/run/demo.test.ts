import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const corpus = `${process.env.REFERENCE_DATA_DIR ?? '../shared/data'}/mail-corpus`;
const count = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.eml')).length;

function demo(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['infra/local/demo/demo.ts', ...args], {
    encoding: 'utf8',
  });
  const lines = stdout.trimEnd().split('\n');
  return { status, stderr, stdout, last: lines.at(-1) };
}

describe('npm run demo', { timeout: 60_000 }, () => {
  it('runs the journey and accounts for every mail of the sample mailbox', () => {
    const total = count('infra/local/sample-mailbox');
    const ran = demo();
    expect(ran).toMatchObject({ status: 0, stderr: '', last: `read=${total} summarised=${total} skipped=0` });
    const steps = [
      'NOT_CONNECTED',
      '/magicLink/',
      'auth_request_id',
      'ACTIVE',
      'gmail_send_message',
      'mails sent: 1',
    ];
    expect(steps.filter((step) => !ran.stdout.includes(step))).toEqual([]);
  });

  it.skipIf(!existsSync(corpus))(`accounts for every mail of ${corpus}`, () => {
    const { status, last = '', stdout } = demo('--mailbox', corpus);
    const [read = 0, summarised = 0, skipped = 0] = (last.match(/\d+/g) ?? []).map(Number);
    expect({ status, read, sum: summarised + skipped }).toEqual({
      status: 0,
      read: count(corpus),
      sum: count(corpus),
    });
    expect(skipped).toBeLessThanOrEqual(3);
    expect(Number(/^(\d+) mails? could not be read: /m.exec(stdout)?.[1] ?? 0)).toBe(skipped);
  });

  it('explains a missing folder', () => {
    expect(demo('--mailbox', '/nowhere')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('/nowhere'),
    });
  });
});
