// `run.ts LIST [WORD ...]` plants every mutation of a list in a copy of the checkout and expects the test that it names
// to fail. WORDs choose the mutations whose file, test or behaviour contains them all. LIST is `parity` (the emulators)
// or `product` (the product's own code). `--markdown` prints docs/local/parity.md instead.
import { mutations as parity } from './parity/every.ts';
import { parityTable } from './parity-table.ts';
import { placeOf } from './places.ts';
import { mutations as product } from './product/every.ts';
import { runMutations } from './run-mutations.ts';

const lists = { parity, product };

if (process.argv.includes('--markdown')) {
  process.stdout.write(parityTable(parity));
  process.exit();
}

const [name, ...words] = process.argv.slice(2);
const list = Object.entries(lists).find(([known]) => known === name)?.[1];
if (list === undefined) throw new Error(`${name} is no list of mutations: ${Object.keys(lists).join(', ')}`);
const chosen = list.filter((mutation) =>
  words.every((word) => `${placeOf(mutation)} ${mutation.test} ${mutation.behaviour}`.includes(word)),
);
const missed = chosen.length === 0 ? 0 : await runMutations(chosen);
process.stdout.write(`${chosen.length - missed} of ${chosen.length} mutations were detected\n`);
process.exitCode = missed > 0 || chosen.length === 0 ? 1 : 0;
