// `npm run likeness`: plants every difference of the lists beside this file in a copy of the checkout and expects
// the test that it names to fail. `-- WORD` takes only those whose file, test or likeness has the word. `--markdown`
// prints docs/likeness.md instead.
import { Copy } from './copy.ts';
import { differences } from './parity/every.ts';
import { likenessTable } from './parity-table.ts';

if (process.argv.includes('--markdown')) {
  process.stdout.write(likenessTable(differences));
  process.exit();
}

const words = process.argv.slice(2);
const chosen = differences.filter(({ file, test, likeness }) =>
  words.every((word) => `${file} ${test} ${likeness}`.includes(word)),
);
using copy = new Copy();
let unseen = 0;
for (const difference of chosen) {
  const { seen, output } = copy.plant(difference);
  process.stdout.write(`${seen ? 'seen  ' : 'UNSEEN'}  ${difference.likeness}\n`);
  if (seen) continue;
  unseen += 1;
  process.stdout.write(`${output}\n`);
}
process.stdout.write(`${chosen.length - unseen} of ${chosen.length} planted differences were seen\n`);
process.exitCode = unseen > 0 || chosen.length === 0 ? 1 : 0;
