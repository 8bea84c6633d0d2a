import fc from 'fast-check';
import type { Proof } from '../../../../../infra/operator/activity/read-page.ts';
import { type Change, swapped, withDigit, withItem } from './change.ts';

type Step = Proof['path'][number];

const which = fc.nat(100);

/** Changes one proof; `first` is the entry that it is of. */
const proofChange = (words: string, proof: number, change: (proof: Proof) => Proof[]): Change => ({
  words,
  make({ whole }) {
    const [index, its] = pick([...whole.proofs.entries()], proof);
    const proofs = whole.proofs.toSpliced(index, 1, ...change(its));
    return { pages: [{ ...whole, proofs }], first: its.sequence, roots: true };
  },
});

/** Changes the path of a proof that has one. */
const pathChange = (words: string, proof: number, change: (path: Step[]) => Step[]): Change => ({
  words,
  make({ whole }) {
    const [index, its] = pick(
      [...whole.proofs.entries()].filter(([, { path }]) => path.length > 0),
      proof,
    );
    const proofs = withItem(whole.proofs, index, () => ({ ...its, path: change(its.path) }));
    return { pages: [{ ...whole, proofs }], first: its.sequence, roots: true };
  },
});

const stepChange = (words: string, step: number, proof: number, change: (step: Step) => Step) =>
  pathChange(words, proof, (path) => withItem(path, step % path.length, change));

function pick<Item>(list: readonly Item[], which: number): Item {
  const item = list[which % list.length];
  if (item === undefined) throw new Error('There is nothing to change.');
  return item;
}

const otherForms = fc.constantFrom<[string, (hash: string) => string]>(
  ['with more behind it', (hash) => `${hash}z`],
  ['with two hashes', (hash) => hash + hash],
  ['in capitals', (hash) => `A${hash.slice(1)}`],
  ['cut', (hash) => hash.slice(0, 62)],
  ['empty', () => ''],
  ['with a blank', (hash) => `${hash} `],
);

export const proofChanges: fc.Arbitrary<Change> = fc.oneof(
  fc
    .tuple(which, which, which)
    .map(([digit, step, proof]) =>
      stepChange('edited step', step, proof, (its) => ({ ...its, hash: withDigit(its.hash, digit) })),
    ),
  fc
    .tuple(otherForms, which, which)
    .map(([[words, form], step, proof]) =>
      stepChange(`step ${words}`, step, proof, (its) => ({ ...its, hash: form(its.hash) })),
    ),
  fc.tuple(fc.constantFrom('left', 'right', 'Left', ''), which, which).map(([side, step, proof]) =>
    stepChange(`side ${side}`, step, proof, (its) => ({
      ...its,
      side: side === its.side ? `${side}s` : side,
    })),
  ),
  fc
    .tuple(which, which)
    .map(([step, proof]) =>
      pathChange('shorter path', proof, (path) => path.toSpliced(step % path.length, 1)),
    ),
  fc
    .tuple(which, fc.constantFrom('left', 'right'), which)
    .map(([step, side, proof]) =>
      pathChange('longer path', proof, (path) =>
        path.toSpliced(step % (path.length + 1), 0, { side, hash: '0'.repeat(64) }),
      ),
    ),
  fc
    .tuple(fc.integer({ min: 1, max: 100 }), which)
    .map(([more, proof]) =>
      proofChange('other index', proof, (its) => [{ ...its, index: its.index + more }]),
    ),
  which.map((proof) => proofChange('dropped proof', proof, () => [])),
  which.map((proof) => proofChange('repeated proof', proof, (its) => [its, its])),
  fc
    .tuple(fc.constantFrom('2026-11-19', '2026-11-22', '2026-11-25', ''), which)
    .map(([day, proof]) => proofChange('proof of another day', proof, (its) => [{ ...its, day }])),
  fc.tuple(fc.nat(9), which).map(
    ([other, proof]): Change => ({
      words: 'proof of another entry',
      make({ whole }) {
        const [index, its] = pick([...whole.proofs.entries()], proof);
        const sequence = other + 1 < its.sequence ? other + 1 : other + 2;
        const proofs = withItem(whole.proofs, index, () => ({
          ...its,
          sequence: sequence === its.sequence ? sequence - 1 : sequence,
        }));
        const first = Math.min(its.sequence, proofs[index]?.sequence ?? 0);
        return { pages: [{ ...whole, proofs }], first, roots: true };
      },
    }),
  ),
  fc.tuple(which, fc.integer({ min: 1, max: 3 })).map(
    ([proof, distance]): Change => ({
      words: 'reordered proofs',
      make({ whole }) {
        const one = proof % whole.proofs.length;
        const other = (one + distance) % whole.proofs.length;
        const first = whole.proofs[Math.min(one, other)]?.sequence ?? 0;
        return {
          pages: [{ ...whole, proofs: swapped(whole.proofs, one, other) }],
          first,
          roots: true,
        };
      },
    }),
  ),
);
