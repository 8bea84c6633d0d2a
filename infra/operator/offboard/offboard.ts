// `npm run offboard -- --identifier USER …`: ends everything of a user by the stack's own job. See docs/offboarding.md.
import { userItemsIn } from '../../../functions/offboard/places/user-items.ts';
import { invokeLater } from '../../../shared/lambda/invoke-later.ts';
import { offboardingStartsIn } from '../../../shared/state/offboarding/offboarding-starts.ts';
import { offboardingsIn } from '../../../shared/state/offboarding/offboardings.ts';
import { openTable } from '../../../shared/state/table.ts';
import { readAwsEnvironment } from '../aws-environment.ts';
import { runCommand } from '../command-error.ts';
import { readOptions, USAGE } from './options.ts';
import { runOffboard } from './run-offboard.ts';

await runCommand(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) return void process.stdout.write(`${USAGE}\n`);
  const options = await readOptions(args);
  const environment = await readAwsEnvironment(process.env);
  const table = openTable(options.table, environment);
  try {
    const lines = await runOffboard(options, {
      offboardings: offboardingsIn(table),
      items: userItemsIn(table),
      starts: offboardingStartsIn(table),
      invoke: invokeLater(options.functionArn, environment),
      now: Date.now,
    });
    for (const line of lines) process.stdout.write(`${line}\n`);
  } finally {
    table.close();
  }
});
