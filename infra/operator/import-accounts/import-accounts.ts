// `npm run import-accounts < accounts.jsonl`: creates connected accounts in Scalekit from OAuth tokens that a team holds
// elsewhere. See docs/connections.md. Tokens come only from standard input, and none is ever printed.
import { createInterface } from 'node:readline';
import { labelsIn } from '../../../shared/state/accounts/labels.ts';
import { digestSettingsIn } from '../../../shared/state/digest-settings.ts';
import { offboardingsIn } from '../../../shared/state/offboarding/offboardings.ts';
import { openTable } from '../../../shared/state/table.ts';
import { readAwsEnvironment } from '../aws-environment.ts';
import { CommandError, runCommand } from '../command-error.ts';
import { readOptions, USAGE } from './options.ts';
import { runImport } from './run-import.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);

await runCommand(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) return void print(USAGE);
  const options = await readOptions(args, process.env);
  if (process.stdin.isTTY) throw new CommandError(`there are no accounts on standard input\n${USAGE}`);
  const { labels } = options;
  const table = labels && openTable(labels.table, await readAwsEnvironment(process.env));
  const store = labels &&
    table && {
      issuer: labels.issuer,
      labels: labelsIn(table),
      settings: digestSettingsIn(table),
      offboardings: offboardingsIn(table),
    };
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  try {
    if (!(await runImport(options, { lines, print, store }))) process.exitCode = 1;
  } finally {
    table?.close();
  }
});
