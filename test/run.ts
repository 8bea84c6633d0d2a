// `npm test`: every test that needs no cloud but those of depth, which are `npm run verify`. `npm test -- NAME ...`
// runs the files that have a NAME in their path; vitest's own options may follow, as `-t PATTERN`.
import { commandLine } from './runner/command-line.ts';
import { runTests } from './runner/run-tests.ts';
import { filesNamed, quickFiles } from './runner/test-files.ts';

const MINUTES = 5;

await commandLine('npm test', async ({ names, options }) => {
  const all = quickFiles();
  const files = names.length === 0 ? all : filesNamed(names, all);
  const isWhole = names.length === 0 && options.length === 0;
  const heading = isWhole
    ? `Running all ${all.length} test files: about ${MINUTES} minutes on two idle cores.`
    : `Running ${files.length} of ${all.length} test files.`;
  await runTests({ files, options, heading, isWhole });
});
