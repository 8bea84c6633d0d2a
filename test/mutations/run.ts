// Applies every mutation of the lists in parity/ to a copy of the checkout and expects the test that it names to
// fail. WORDs choose the mutations whose file, test or behaviour contains them all. `--markdown` prints
// docs/local/parity.md instead.
import { Copy } from './copy.ts';
import { mutations } from './parity/every.ts';
import { parityTable } from './parity-table.ts';

if (process.argv.includes('--markdown')) {
  process.stdout.write(parityTable(mutations));
  process.exit();
}

const words = process.argv.slice(2);
const chosen = mutations.filter(({ file, test, behaviour }) =>
  words.every((word) => `${file} ${test} ${behaviour}`.includes(word)),
);
using copy = new Copy();
let missed = 0;
for (const mutation of chosen) {
  const { isDetected, output } = copy.test(mutation);
  process.stdout.write(`${isDetected ? 'detected' : 'MISSED  '}  ${mutation.behaviour}\n`);
  if (isDetected) continue;
  missed += 1;
  process.stdout.write(`${output}\n`);
}
process.stdout.write(`${chosen.length - missed} of ${chosen.length} mutations were detected\n`);
process.exitCode = missed > 0 || chosen.length === 0 ? 1 : 0;
