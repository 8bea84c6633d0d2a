import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { continues, type Page, verifyActivity } from '../../../../infra/operator/activity/verify-activity.ts';
import { canonicalJson } from '../../../../shared/activity/canonical-json.ts';
import { hexHash } from '../../../../shared/activity/entry.ts';
import { useTable } from '../../../support/state/dynalite-table.ts';
import { publicKeyPem, sealedExport } from './sealed-export.ts';

const ADA = { issuer: 'https://issuer', identifier: 'ada' };
const table = useTable();
let sealed: Page;
let pages: Page[];
let covered: number;
beforeAll(async () => {
  const others = Array.from({ length: 6 }, (_, n) => ({ ...ADA, identifier: `other-${n}` }));
  ({ whole: sealed, pages } = await sealedExport(table(), [ADA, ...others], [3, 2, 0, 4, 2], 5));
  covered = Math.max(...sealed.proofs.map(({ sequence }) => sequence));
});

type Entries = Page['entries'];
type Change = { words: string; make: (page: Page) => { page: Page; first: number } };

/** Hashes the entries again from a place on, as one does who hides a change. */
function rehash(entries: Entries, from: number): Entries {
  let before = entries[from - 1]?.hash ?? '0'.repeat(64);
  return entries.map((entry, at) => {
    if (at < from) return entry;
    const { hash: _, ...rest } = { ...entry, previousHash: before };
    before = hexHash(canonicalJson(rest));
    return { ...rest, hash: before } as Entries[number];
  });
}

const at = fc.nat(10);
const place = (index: number) => index % covered;
const withEntries = (page: Page, entries: Entries): Page => ({ ...page, entries });

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(at, fc.constantFrom('tool', 'time', 'outcome', 'sealedAt', 'keyHash', 'previousHash', 'hash')).map(
    ([index, member]): Change => ({
      words: `edited ${member}`,
      make: (page) => {
        const entries = page.entries.map((entry, n) =>
          n === place(index) ? { ...entry, [member]: `${entry[member]}`.replace(/.$/, 'x') } : entry,
        );
        return { page: withEntries(page, entries as Entries), first: place(index) + 1 };
      },
    }),
  ),
  at.map(
    (index): Change => ({
      words: 'dropped',
      // Without its first entries, a chain is as after 400 days.
      make: (page) => ({
        page: withEntries(page, page.entries.toSpliced(Math.max(1, place(index)), 1)),
        first: Math.max(1, place(index)) + 1,
      }),
    }),
  ),
  fc.tuple(at, at).map(
    ([one, other]): Change => ({
      words: 'reordered',
      make: (page) => {
        const [a, b] = [
          place(one),
          place(one) === place(other) ? (place(other) + 1) % covered : place(other),
        ];
        const entries = page.entries.slice();
        const [left, right] = [entries[a], entries[b]];
        if (left && right) [entries[a], entries[b]] = [right, left];
        return { page: withEntries(page, entries), first: Math.min(a, b) + 1 };
      },
    }),
  ),
  at.map(
    (index): Change => ({
      words: 'forked',
      make: (page) => {
        const edited = page.entries.map((entry, n) =>
          n === place(index) ? { ...entry, tool: 'other' } : entry,
        );
        const proved = page.proofs.find(({ sequence }) => sequence > place(index))?.sequence ?? 0;
        return { page: withEntries(page, rehash(edited, place(index))), first: proved };
      },
    }),
  ),
  at.map(
    (index): Change => ({
      words: 'truncated',
      make: (page) => {
        const left = page.entries.slice(0, place(index));
        return { page: withEntries(page, left), first: left.length + 1 };
      },
    }),
  ),
);

describe('an export of an activity', () => {
  it('is all right as it was sealed, with the signatures of the roots', () => {
    expect(verifyActivity([sealed], publicKeyPem)).toEqual({ findings: [], entries: 11, covered: 11 });
    expect(sealed.proofs.map(({ day, sequence }) => [day, sequence])).toEqual([
      ['2026-11-20', 3],
      ['2026-11-21', 5],
      ['2026-11-23', 9],
      ['2026-11-24', 11],
    ]);
    expect(sealed.roots).toHaveLength(5);
  });

  it('is all right in pages, also when nothing happened for a day where one ends', () => {
    expect(pages.map(({ entries }) => entries.length)).toEqual([5, 6]);
    expect(verifyActivity(pages, publicKeyPem)).toEqual({ findings: [], entries: 11, covered: 11 });
    for (const page of pages) expect(verifyActivity([page], publicKeyPem).findings).toEqual([]);
  });

  it('is found to be changed, and the first wrong entry is named (1000 changes)', () => {
    fc.assert(
      fc.property(change, ({ make }) => {
        const { page, first } = make(sealed);
        const { findings } = verifyActivity([page], publicKeyPem);
        expect(findings[0]?.sequence).toBe(first);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is judged the same by a program in Python and openssl that has only the page (1000 changes)', ({
    skip,
  }) => {
    const hasTools = ['python3', 'openssl'].every((tool) => spawnSync(tool, ['version']).error === undefined);
    skip(!hasTools, 'there is no python3, or no openssl');
    const exports = fc.sample(change, 1_000).map(({ make }) => make(sealed));
    const key = join(mkdtempSync(join(tmpdir(), 'activity-')), 'key.pem');
    writeFileSync(key, publicKeyPem);
    const badlySigned = { ...sealed, roots: sealed.roots.map((each) => ({ ...each, signature: 'AA==' })) };
    const input = [sealed, ...pages, badlySigned, ...exports.map(({ page }) => page)];
    const { stdout, stderr } = spawnSync('python3', ['test/blackbox/activity.py', key], {
      ...{ input: input.map((page) => JSON.stringify(page)).join('\n'), encoding: 'utf8' },
    });
    expect(stderr).toBe('');
    const right = { first: null, roots: true };
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      ...[right, right, right, { first: 3, roots: false }],
      ...exports.map(({ first }) => ({ first, roots: true })),
    ]);
  });

  it('is found to have other roots: changed, left out, or signed by another key', () => {
    const [root] = sealed.roots;
    const changed = sealed.roots.map((each) => ({
      ...each,
      statement: each.statement.replace(/"leaves":\d/, '"leaves":9'),
    }));
    const signed = sealed.roots.map((each) => ({ ...each, signature: root?.signature ?? '' }));
    const shorter = sealed.roots.slice(0, -1);
    for (const roots of [changed, signed, shorter]) {
      expect(verifyActivity([{ ...sealed, roots }], publicKeyPem).findings).not.toEqual([]);
    }
  });

  it('is found to be forged when a root carries a signed statement beside its own', () => {
    const entries = rehash(
      sealed.entries.map((entry) => ({ ...entry, tool: 'other' })),
      0,
    );
    const proofs = sealed.proofs.map((proof) => ({ ...proof, path: [] }));
    const roots = sealed.roots.map((root) => {
      const its = JSON.parse(root.statement);
      const sequence = proofs.find(({ day }) => day === its.day)?.sequence ?? 0;
      const leaf = canonicalJson({ user: sealed.user, sequence, head: entries[sequence - 1]?.hash });
      return { ...root, statement: JSON.stringify({ ...its, ...root, merkleRoot: hexHash(`\0${leaf}`) }) };
    });
    const forged = { ...sealed, entries, proofs, roots };
    expect(verifyActivity([forged], publicKeyPem).findings).not.toEqual([]);
  });

  it('continues an older one, or the entry that is missing is named', () => {
    const shorter = withEntries(sealed, sealed.entries.slice(0, 4));
    expect(continues([shorter], [sealed])).toEqual([]);
    expect(continues([sealed], [shorter])).toEqual([{ sequence: 5, what: 'is not as in the older export' }]);
  });

  it('does not continue an older one when it begins behind its end, or has no entry', () => {
    const from = (first: number) => withEntries(sealed, sealed.entries.slice(first));
    const shorter = withEntries(sealed, sealed.entries.slice(0, 4));
    expect(continues([shorter], [from(4)])).toEqual([]);
    const lost = [{ sequence: 5, what: 'is missing: the older export ends before it' }];
    expect([continues([shorter], [from(5)]), continues([shorter], [from(11)])]).toEqual([lost, lost]);
  });

  it('is checked by the command, and has an exit code', () => {
    const folder = mkdtempSync(join(tmpdir(), 'activity-'));
    const write = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const key = write('key.pem', publicKeyPem);
    const run = (file: string, ...options: string[]) => {
      const command = ['infra/operator/activity/verify-command.ts', file, ...options];
      const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
      return [status, stdout.trim(), stderr.trim()];
    };
    const good = write('good.json', JSON.stringify(sealed));
    expect(run(good, '--public-key', key)).toEqual([
      ...[
        0,
        '11 entries from entry 1 on are as they were sealed; signed roots cover them up to entry 11.',
        '',
      ],
    ]);
    expect(run(good)).toEqual([
      ...[
        0,
        '11 entries from entry 1 on are one chain; roots cover them up to entry 11. Their signatures were not checked: give --public-key.',
        '',
      ],
    ]);
    const page = write('page.json', JSON.stringify({ ...sealed, next: '11' }));
    expect(run(page, '--public-key', key)[1]).toMatch(/ Further pages follow: cursor=11\.$/);
    const bad = withEntries(sealed, sealed.entries.toSpliced(1, 1));
    const [status, , stderr] = run(write('bad.json', JSON.stringify(bad)));
    expect([status, String(stderr).split('\n')[0]]).toEqual([1, 'entry 2 is missing, or not in its place']);
    expect(run(write('no.json', '{'))[0]).toBe(2);
  });
});
