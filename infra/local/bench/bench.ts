// `npm run bench` runs every subject of a whole run, one after another; `npm run bench -- SUBJECT` runs one, with its own
// options ([subjects.ts](subjects.ts)). `--json FILE` of a whole run writes the results of all, by subject. The exit code
// is the first that is not 0. Compare figures of one machine only.
import { runSubject, runWhole } from './run-subjects.ts';
import { subjects } from './subjects.ts';

const [name = '', ...rest] = process.argv.slice(2);
const subject = subjects.find((each) => each.name === name);
if (name !== '' && !name.startsWith('-') && subject === undefined) {
  process.stderr.write(
    `bench: no subject "${name}"; there are ${subjects.map((each) => each.name).join(', ')}.\n`,
  );
  process.exitCode = 1;
} else
  process.exitCode =
    subject === undefined ? runWhole(subjects, process.argv.slice(2)) : runSubject(subject, rest);
