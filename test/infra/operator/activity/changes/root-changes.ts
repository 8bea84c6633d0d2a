import fc from 'fast-check';
import type { Page, Root } from '../../../../../infra/operator/activity/read-page.ts';
import { type Change, type Changed, swapped, withDigit, withItem } from './change.ts';

const which = fc.nat(4);

const dayOf = (root: Root | undefined): string => JSON.parse(root?.statement ?? '{}').day;

/** The first entry whose proof leads to the root of that day, or of a later one. */
function firstFrom({ proofs }: Page, day: string): number | null {
  return proofs.find((proof) => proof.day >= day)?.sequence ?? null;
}

/** Changes the text of a root's statement: neither its signature nor the root after it fits any more. */
const statementChange = (words: string, index: number, change: (text: string) => string): Change => ({
  words,
  make({ whole }) {
    const roots = withItem(whole.roots, index, (root) => ({ ...root, statement: change(root.statement) }));
    return changed(whole, roots, index);
  },
});

function changed(whole: Page, roots: Root[], index: number, areRight = false): Changed {
  return {
    pages: [{ ...whole, roots }],
    first: firstFrom(whole, dayOf(whole.roots[index])),
    roots: areRight,
  };
}

/** Changes what only the root itself depends on. */
const ownChange = (words: string, index: number, change: (root: Root) => Root): Change => ({
  words,
  make({ whole }) {
    const day = dayOf(whole.roots[index]);
    const first = whole.proofs.find((proof) => proof.day === day)?.sequence ?? null;
    return { pages: [{ ...whole, roots: withItem(whole.roots, index, change) }], first, roots: false };
  },
});

const statements: [string, (text: string) => string][] = [
  ['leaves', (text) => text.replace(/"leaves":\d/, '"leaves":9')],
  ['merkleRoot', (text) => text.replace(/(?<="merkleRoot":")\w+/, (hash) => withDigit(hash, 7))],
  ['previousRootHash', (text) => text.replace(/(?<="previousRootHash":")\w+/, (hash) => withDigit(hash, 7))],
  ['type', (text) => text.replace('activity-root', 'activity-tree')],
  ['blank', (text) => `${text} `],
  ['more', (text) => text.replace('}', ',"zone":"UTC"}')],
  ['none', () => 'x'],
];

export const rootChanges: fc.Arbitrary<Change> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...statements), which)
    .map(([[member, change], index]) => statementChange(`root with another ${member}`, index, change)),
  which.map((index) =>
    ownChange('signature with more behind it', index, (root) => ({
      ...root,
      signature: `${root.signature}!`,
    })),
  ),
  fc.tuple(which, fc.integer({ min: 1, max: 4 })).map(
    ([index, distance]): Change => ({
      words: 'signature of another root',
      make: (sealed) => {
        const signature = sealed.whole.roots[(index + distance) % 5]?.signature ?? '';
        return ownChange('', index, (root) => ({ ...root, signature })).make(sealed);
      },
    }),
  ),
  which.map((index) =>
    ownChange('root with another algorithm', index, (root) => ({ ...root, algorithm: 'NONE' })),
  ),
  which.map(
    (index): Change => ({
      words: 'dropped root',
      // Without its first or its last root, an export still has one chain of roots.
      make: ({ whole }) => changed(whole, whole.roots.toSpliced(index, 1), index, index % 4 === 0),
    }),
  ),
  fc.tuple(which, fc.integer({ min: 1, max: 4 })).map(
    ([one, distance]): Change => ({
      words: 'reordered roots',
      make({ whole }) {
        const other = (one + distance) % whole.roots.length;
        return changed(whole, swapped(whole.roots, one, other), Math.min(one, other));
      },
    }),
  ),
);

export const pageChanges: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>({
    words: 'swapped pages',
    make: ({ pages }) => ({ pages: pages.toReversed(), first: 1, roots: false }),
  }),
  fc.nat(1).map(
    (index): Change => ({
      words: 'repeated page',
      make({ pages }) {
        const first = pages[index]?.entries[0]?.sequence ?? 0;
        return { pages: withRepeated(pages, index), first, roots: false };
      },
    }),
  ),
  fc.nat(9).map(
    (last): Change => ({
      words: 'next of another entry',
      make({ whole }) {
        return { pages: [{ ...whole, next: String(last) }], first: 11, roots: true };
      },
    }),
  ),
);

function withRepeated(pages: readonly Page[], index: number): Page[] {
  return pages.flatMap((page, place) => (place === index ? [page, page] : [page]));
}
