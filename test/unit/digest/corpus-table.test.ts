import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { decodeGmailMessage } from '../../../shared/mail/gmail-message.ts';
import { differences } from '../../corpus/differences.ts';
import expected from '../../corpus/expected.json' with { type: 'json' };
import { gmailMessageOf } from '../../support/digest/mailbox-digest.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sample = `${root}infra/local/sample-mailbox`;
const corpus = `${process.env.REFERENCE_DATA_DIR ?? `${root}../shared/data`}/mail-corpus`;

type Read = { sender: string; subject: string };
const table: Record<string, Read> = expected;

const filesIn = (folder: string) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')) : [];

async function readByUs(folder: string, file: string): Promise<Read> {
  const decoded = decodeGmailMessage(await gmailMessageOf(readFileSync(`${folder}/${file}`)));
  if ('skipped' in decoded) return { sender: '', subject: '' };
  const { from, subject } = decoded.mail;
  return { sender: from.name || from.address, subject };
}

/** The row of the table with the other decoder's errors corrected. */
function correctedRow(file: string): Read | undefined {
  const known = differences.filter((difference) => difference.file === file);
  const row = table[file];
  return row && { ...row, ...Object.fromEntries(known.map(({ field, ours }) => [field, ours])) };
}

describe('sender and subject, compared with another decoder', () => {
  it.each(filesIn(sample))('are the same in the sample mail %s', async (file) => {
    expect(await readByUs(sample, file)).toEqual(correctedRow(file));
  });

  describe.skipIf(filesIn(corpus).length === 0)(`(skipped where ${corpus} is absent)`, () => {
    it.each(filesIn(corpus))('are the same in %s', async (file) => {
      expect(await readByUs(corpus, file)).toEqual(correctedRow(file));
    });

    it('are listed for every mail, and for no other', () => {
      expect([...filesIn(sample), ...filesIn(corpus)].toSorted()).toEqual(Object.keys(table).toSorted());
    });
  });

  it('have no listed difference in a field that both decoders read alike', () => {
    const idle = differences.filter(({ file, field, ours }) => table[file]?.[field] === ours);
    expect(idle).toEqual([]);
    expect(differences.length).toBeGreaterThan(0);
  });
});
