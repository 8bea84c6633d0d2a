import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Page, readPage } from '../../../../infra/operator/activity/read-page.ts';
import { continues, verifyActivity } from '../../../../infra/operator/activity/verify-activity.ts';
import { canonicalJson } from '../../../../shared/activity/canonical-json.ts';
import { hexHash } from '../../../../shared/activity/entry.ts';
import { useTable } from '../../../support/state/dynalite-table.ts';
import { withItem } from './changes/change.ts';
import { entryChanges, rehash } from './changes/entry-changes.ts';
import { proofChanges } from './changes/proof-changes.ts';
import { pageChanges, rootChanges } from './changes/root-changes.ts';
import { textChanges } from './changes/text-changes.ts';
import { publicKeyPem, sealedExport } from './sealed-export.ts';

const ADA = { issuer: 'https://issuer', identifier: 'ada' };
const table = useTable();
let sealed: Page;
let pages: Page[];
/** In two pages of which the first ends within a day. */
let cutPages: Page[];
beforeAll(async () => {
  const others = Array.from({ length: 6 }, (_, n) => ({ ...ADA, identifier: `other-${n}` }));
  const { whole, pagesAt } = await sealedExport(table(), [ADA, ...others], [3, 2, 0, 4, 2]);
  [sealed, pages, cutPages] = [whole, await pagesAt(5), await pagesAt(7)];
});

const change = fc.oneof(
  { weight: 4, arbitrary: entryChanges },
  { weight: 4, arbitrary: proofChanges },
  { weight: 3, arbitrary: rootChanges },
  { weight: 1, arbitrary: pageChanges },
);
const withEntries = (page: Page, entries: Page['entries']): Page => ({ ...page, entries });

/** What the program in Python prints for each list of pages. */
function judgeInPython(lines: readonly string[]): unknown[] {
  const key = join(mkdtempSync(join(tmpdir(), 'activity-')), 'key.pem');
  writeFileSync(key, publicKeyPem);
  const { stdout, stderr } = spawnSync('python3', ['test/blackbox/activity.py', key], {
    ...{ input: lines.join('\n'), encoding: 'utf8' },
  });
  expect(stderr).toBe('');
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const hasPython = ['python3', 'openssl'].every((tool) => spawnSync(tool, ['version']).error === undefined);
const NO_PYTHON = 'there is no python3, or no openssl';

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

  it('is all right in pages, also when one ends within a day, or before a day without an entry', () => {
    expect([pages, cutPages].map((all) => all.map(({ entries }) => entries.length))).toEqual([
      [5, 6],
      [7, 4],
    ]);
    for (const all of [pages, cutPages]) {
      expect(verifyActivity(all, publicKeyPem)).toEqual({ findings: [], entries: 11, covered: 11 });
      for (const page of all) expect(verifyActivity([page], publicKeyPem).findings).toEqual([]);
    }
    expect(verifyActivity(cutPages.slice(0, 1)).covered).toBe(5);
  });

  it('is found to be changed, and the first wrong entry is named (1000 changes)', () => {
    fc.assert(
      fc.property(change, ({ make }) => {
        const changed = make({ whole: sealed, pages });
        const { findings } = verifyActivity(changed.pages, publicKeyPem);
        const sequences = findings.flatMap(({ sequence }) => sequence ?? []);
        expect({ first: sequences[0] ?? null, roots: sequences.length === findings.length }).toEqual({
          first: changed.first,
          roots: changed.roots,
        });
        expect(findings).not.toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is judged the same by a program in Python and openssl that has only the page (1000 changes)', ({
    skip,
  }) => {
    skip(!hasPython, NO_PYTHON);
    const exports = fc.sample(change, 1_000).map(({ make }) => make({ whole: sealed, pages }));
    const badlySigned = { ...sealed, roots: sealed.roots.map((each) => ({ ...each, signature: 'AA==' })) };
    const right = [[sealed], pages, cutPages, ...[...pages, ...cutPages].map((page) => [page])];
    const all = [...right, [badlySigned], ...exports.map((changed) => changed.pages)];
    expect(judgeInPython(all.map((each) => JSON.stringify(each)))).toEqual([
      ...right.map(() => ({ first: null, roots: true })),
      ...[{ first: 3, roots: false }],
      ...exports.map(({ first, roots }) => ({ first, roots })),
    ]);
  });

  it('is refused when its text says something else than its values, also by the program in Python', ({
    skip,
  }) => {
    const text = JSON.stringify(sealed);
    const changed = textChanges.map(([, make]) => make(text));
    for (const each of changed) {
      expect(each).not.toBe(text);
      expect(() => readPage(Buffer.from(each))).toThrow(/\w/);
    }
    for (const same of [text, JSON.stringify(sealed, null, 2), text.replace('"gmail"', '"\\u0067mail"')])
      expect(readPage(Buffer.from(same))).toEqual(sealed);
    skip(!hasPython, NO_PYTHON);
    expect(judgeInPython(changed.map((each) => `[${each}]`))).toEqual(changed.map(() => null));
  });

  it('is found to be forged when a step of a path has both children of the root and drops the leaf', () => {
    const entries = rehash(
      sealed.entries.map((entry) => ({ ...entry, tool: 'other' })),
      0,
    );
    const proofs = sealed.proofs.map((proof) => {
      const { sequence, index, path } = proof;
      const head = sealed.entries[sequence - 1]?.hash;
      const leaf = hexHash(`\0${canonicalJson({ user: sealed.user, sequence, head })}`);
      const below = path.slice(0, -1).reduce((hash, step) => pairOf(step, hash), leaf);
      const last = path.at(-1);
      const both = last === undefined ? '' : childrenOf(last, below).join('');
      return { ...proof, index, path: [{ side: 'left', hash: `${both}z` }] };
    });
    const { findings } = verifyActivity([{ ...sealed, entries, proofs }], publicKeyPem);
    expect(findings.map(({ sequence }) => sequence)).toEqual([3, 5, 9, 11]);
  });

  it('is found to be forged when a root carries a signed statement beside its own', () => {
    const entries = rehash(
      sealed.entries.map((entry) => ({ ...entry, tool: 'other' })),
      0,
    );
    const proofs = sealed.proofs.map((proof) => ({ ...proof, index: 0, path: [] }));
    const roots = sealed.roots.map((root) => {
      const its = JSON.parse(root.statement);
      const sequence = proofs.find(({ day }) => day === its.day)?.sequence ?? 0;
      const leaf = canonicalJson({ user: sealed.user, sequence, head: entries[sequence - 1]?.hash });
      const merkleRoot = hexHash(`\0${leaf}`);
      return { ...root, statement: canonicalJson({ ...its, ...root, leaves: 1, merkleRoot }) };
    });
    const forged = { ...sealed, entries, proofs, roots };
    expect(verifyActivity([forged], publicKeyPem).findings).not.toEqual([]);
  });

  it('is found to have a root whose statement is not canonical, also without a key', () => {
    const roots = withItem(sealed.roots, 4, (root) => ({ ...root, statement: ` ${root.statement}` }));
    expect(verifyActivity([{ ...sealed, roots }]).findings).not.toEqual([]);
  });

  it('is found to be rewritten when its proofs were left out and its roots kept', () => {
    const entries = rehash(
      sealed.entries.map((entry) => ({ ...entry, tool: 'other' })),
      0,
    );
    for (const roots of [sealed.roots, sealed.roots.slice(-1)]) {
      const { findings } = verifyActivity([{ ...sealed, entries, proofs: [], roots }], publicKeyPem);
      expect(findings.map(({ sequence }) => sequence)).toEqual([3, 5, 9, 11]);
    }
  });

  it('covers no entry without roots and proofs', () => {
    const { findings, covered } = verifyActivity([{ ...sealed, proofs: [], roots: [] }], publicKeyPem);
    expect([findings, covered]).toEqual([[], 0]);
  });

  it('is checked by files that import nothing but Node and each other', () => {
    const files = globSync('infra/operator/activity/*.ts').filter((file) => !file.includes('command'));
    expect(files.length).toBeGreaterThan(1);
    const imported = files.flatMap((file) => readFileSync(file, 'utf8').match(/(?<= from ').*(?=';)/g) ?? []);
    expect(imported.filter((name) => !/^(?:node:\w+|\.\/[\w-]+\.ts)$/.test(name))).toEqual([]);
  });
});

describe('an older export', () => {
  const upTo = (last: number) => withEntries(sealed, sealed.entries.slice(0, last));
  const from = (first: number) => withEntries(sealed, sealed.entries.slice(first));

  it('is continued, or the entry that is missing is named', () => {
    expect(continues([upTo(4)], [sealed])).toEqual([]);
    expect(continues(pages, cutPages)).toEqual([]);
    expect(continues([sealed], [upTo(4)])).toEqual([{ sequence: 5, what: 'is not as in the older export' }]);
  });

  it('is not continued by one that begins behind its end, or has no entry', () => {
    expect(continues([upTo(4)], [from(4)])).toEqual([]);
    const lost = [{ sequence: 5, what: 'is missing: the older export ends before it' }];
    expect([continues([upTo(4)], [from(5)]), continues([upTo(4)], [from(11)])]).toEqual([lost, lost]);
  });

  it('is not continued by a fork that begins right after its end', () => {
    const fork = rehash(
      sealed.entries.map((entry, place) => (place === 3 ? { ...entry, tool: 'other' } : entry)),
      3,
    ).slice(4);
    expect(continues([upTo(4)], [withEntries(sealed, fork)])).toEqual([
      { sequence: 5, what: 'does not follow the last entry of the older export' },
    ]);
  });

  it('is continued, and judged, when it has more entries than a call may have arguments', () => {
    const [entry] = sealed.entries;
    const many = Array.from({ length: 140_000 }, (_, n) => ({ ...entry, sequence: n + 1 }));
    const page = withEntries(sealed, many as Page['entries']);
    expect(continues([page], [page])).toEqual([]);
    expect(verifyActivity([page]).findings.length).toBeGreaterThan(139_999);
  });

  it('is not continued when it has no entry', () => {
    expect(continues([upTo(0)], [sealed])).toEqual([
      { what: 'the older export has no entry that another could continue' },
    ]);
  });

  it('is not continued when a day has another root', () => {
    const roots = sealed.roots.map((root) => ({
      ...root,
      statement: root.statement.replace(/"leaves":\d/, '"leaves":9'),
    }));
    expect(continues([sealed], [{ ...sealed, roots: roots.slice(0, 1) }])).toEqual([
      { what: 'the root of 2026-11-20 is not as in the older export' },
    ]);
  });
});

function childrenOf({ side, hash }: { side: string; hash: string }, other: string): [string, string] {
  return side === 'left' ? [hash, other] : [other, hash];
}

function pairOf(step: { side: string; hash: string }, hash: string): string {
  const bytes = childrenOf(step, hash).map((each) => Buffer.from(each, 'hex'));
  return createHash('sha256').update('\x01').update(Buffer.concat(bytes)).digest('hex');
}
