// `npm run doctor`: checks a deployment, one line per check. See docs/doctor.md.
import { runCommand } from '../command-error.ts';
import { examine } from './examine.ts';
import { readSubject, USAGE } from './options.ts';

await runCommand(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const subject = await readSubject(args, process.env);
  const count = await examine(subject, (line) => process.stdout.write(`${line}\n`));
  const warned = count.warn > 0 ? `${count.warn} warned, ` : '';
  process.stdout.write(`\n${count.pass} passed, ${warned}${count.fail} failed, ${count.skip} skipped\n`);
  if (count.fail > 0) process.exitCode = 1;
});
