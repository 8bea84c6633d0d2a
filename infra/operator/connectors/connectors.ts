// `npm run connectors -- diff --from dev --to prod`: compares two Scalekit environments. See docs/connections.md.
import { runCommand } from '../command-error.ts';
import { compareEnvironments } from './compare-environments.ts';
import { formatComparison } from './format-comparison.ts';
import { readOptions, USAGE } from './options.ts';
import { readEnvironment } from './read-environment.ts';

/** Distinguishes a failure from a difference, as diff(1) does. */
const COULD_NOT_COMPARE = 2;

await runCommand(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) return void process.stdout.write(`${USAGE}\n`);
  const { from, to, isJson } = await readOptions(args, process.env);
  const [before, after] = await Promise.all([readEnvironment(from), readEnvironment(to)]);
  const comparison = compareEnvironments(before, after);
  const output = isJson
    ? JSON.stringify({ from: from.label, to: to.label, ...comparison }, undefined, 2)
    : formatComparison(comparison, from.label, to.label);
  process.stdout.write(`${output}\n`);
  if (comparison.differences.length > 0) process.exitCode = 1;
}, COULD_NOT_COMPARE);
