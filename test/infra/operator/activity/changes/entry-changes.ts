import fc from 'fast-check';
import type { Page } from '../../../../../infra/operator/activity/read-page.ts';
import { canonicalJson } from '../../../../../shared/activity/canonical-json.ts';
import { hexHash } from '../../../../../shared/activity/entry.ts';
import { type Change, swapped, withItem } from './change.ts';

type Entries = Page['entries'];

/** Hashes the entries again from a place on, as one does who hides a change. */
export function rehash(entries: Entries, from: number): Entries {
  let before = entries[from - 1]?.hash ?? '0'.repeat(64);
  return entries.map((entry, at) => {
    if (at < from) return entry;
    const { hash: _, ...rest } = { ...entry, previousHash: before };
    before = hexHash(canonicalJson(rest));
    return { ...rest, hash: before } as Entries[number];
  });
}

const at = fc.nat(10);

const entryChange = (
  words: string,
  change: (whole: Page, place: (index: number) => number) => { entries: Entries; first: number },
): Change => ({
  words,
  make({ whole }) {
    const covered = Math.max(...whole.proofs.map(({ sequence }) => sequence));
    const { entries, first } = change(whole, (index) => index % covered);
    return { pages: [{ ...whole, entries }], first, roots: true };
  },
});

const MEMBERS = ['tool', 'time', 'outcome', 'sealedAt', 'keyHash', 'previousHash', 'hash', 'user'];

export const entryChanges: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(at, fc.constantFrom(...MEMBERS)).map(([index, member]) =>
    entryChange(`edited ${member}`, ({ entries }, place) => ({
      entries: withItem(entries, place(index), (entry) => ({
        ...entry,
        [member]: `${entry[member]}`.replace(/.$/, 'x'),
      })),
      first: place(index) + 1,
    })),
  ),
  // Without its first entries, a chain is as after 400 days.
  at.map((index) =>
    entryChange('dropped', ({ entries }, place) => ({
      entries: entries.toSpliced(Math.max(1, place(index)), 1),
      first: Math.max(1, place(index)) + 1,
    })),
  ),
  at.map((index) =>
    entryChange('repeated', ({ entries }, place) => ({
      entries: entries.toSpliced(place(index), 0, ...entries.slice(place(index), place(index) + 1)),
      first: place(index) + 1,
    })),
  ),
  fc.tuple(at, at).map(([one, other]) =>
    entryChange('reordered', ({ entries }, place) => {
      const [a, b] = [place(one), place(other === one ? other + 1 : other)];
      return { entries: swapped(entries, a, b), first: Math.min(a, b) + 1 };
    }),
  ),
  at.map((index) =>
    entryChange('forked', ({ entries, proofs }, place) => ({
      entries: rehash(
        withItem(entries, place(index), (entry) => ({ ...entry, tool: 'other' })),
        place(index),
      ),
      first: proofs.find(({ sequence }) => sequence > place(index))?.sequence ?? 0,
    })),
  ),
  at.map((index) =>
    entryChange('truncated', ({ entries }, place) => ({
      entries: entries.slice(0, place(index)),
      first: place(index) + 1,
    })),
  ),
);
