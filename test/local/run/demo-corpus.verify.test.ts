import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countMails, runDemo } from '../fixture/demo.ts';

const corpus = `${process.env.REFERENCE_DATA_DIR ?? '../shared/data'}/mail-corpus`;

describe('npm run demo', { timeout: 180_000 }, () => {
  it.skipIf(!existsSync(corpus))(`accounts for every mail of ${corpus}`, () => {
    const { status, last = '', stdout } = runDemo('--mailbox', corpus);
    const [read = 0, summarised = 0, skipped = 0] = (last.match(/\d+/g) ?? []).map(Number);
    expect({ status, read, sum: summarised + skipped }).toEqual({
      status: 0,
      read: countMails(corpus),
      sum: countMails(corpus),
    });
    expect(skipped).toBeLessThanOrEqual(3);
    expect(Number(/^(\d+) mails? could not be read: /m.exec(stdout)?.[1] ?? 0)).toBe(skipped);
  });
});
