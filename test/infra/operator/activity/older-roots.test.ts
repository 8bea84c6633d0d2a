import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../../../infra/operator/activity/read-page.ts';
import { continues, verifyActivity } from '../../../../infra/operator/activity/verify-activity.ts';
import { canonicalJson } from '../../../../shared/activity/canonical-json.ts';
import { useTable } from '../../../support/state/dynalite-table.ts';
import { sealedExport } from './sealed-export.ts';

const table = useTable();
let sealed: Page;
beforeAll(async () => {
  ({ whole: sealed } = await sealedExport(
    table(),
    [{ issuer: 'https://issuer', identifier: 'ada' }],
    [1, 1, 1],
  ));
});

/** The export without what stands before an entry or behind another one, counted from 0. */
function part(from: number, to: number): Page {
  const [entries, proofs, roots] = [sealed.entries, sealed.proofs, sealed.roots].map((all) =>
    all.slice(from, to),
  );
  return { ...sealed, entries, proofs, roots } as Page;
}

/** The page with another `previousRootHash` in its first root, which nothing in the page itself shows. */
function fork(page: Page): Page {
  const [first, ...others] = page.roots;
  if (first === undefined) throw new Error('no root');
  const statement = canonicalJson({ ...JSON.parse(first.statement), previousRootHash: 'f'.repeat(64) });
  const forked = { ...page, roots: [{ ...first, statement }, ...others] };
  expect(verifyActivity([{ ...forked, roots: forked.roots.slice(0, 1) }]).findings).toEqual(
    verifyActivity([{ ...page, roots: page.roots.slice(0, 1) }]).findings,
  );
  return forked;
}

describe('the roots of an older export', () => {
  it('are followed by those of the new one, whether or not both have the last one', () => {
    for (const from of [0, 1]) expect(continues([part(0, 1)], [part(from, 3)])).toEqual([]);
    expect(continues([part(0, 3)], [part(0, 3)])).toEqual([]);
    expect(continues([part(1, 2)], [part(0, 3)])).toEqual([]);
  });

  it('are not followed by a root that names another one', () => {
    expect(continues([part(0, 1)], [fork(part(1, 2))])).toEqual([
      { what: 'the root of 2026-11-21 does not follow the last one of the older export' },
    ]);
  });

  it('are not followed by the root of a later day', () => {
    const missing = [{ what: 'the roots between those of 2026-11-20 and 2026-11-22 are missing' }];
    const later = { ...part(1, 3), roots: sealed.roots.slice(2) };
    expect(continues([part(0, 1)], [later])).toEqual(missing);
  });

  it('need none of the new one', () => {
    expect(continues([part(0, 1)], [{ ...part(1, 3), roots: [] }])).toEqual([]);
    expect(continues([{ ...part(0, 1), roots: [] }], [fork(part(1, 2))])).toEqual([]);
  });
});
