// `npm run deploy` and `npm run destroy`: the CDK CLI, with the stack's alarms as rollback triggers, and with a remedy where
// a stack's protection stops it.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CommandError, runCommand } from '../command-error.ts';
import { readRegion } from '../doctor/region.ts';
import { findOption, findStage, namesTriggers, refuseUnsafe } from './deploy-arguments.ts';
import { describeLongStage } from './long-stage.ts';
import { buildTriggerOptions } from './rollback-triggers.ts';
import { explainProtection } from './termination-protection.ts';

const cli = fileURLToPath(new URL('../../../node_modules/aws-cdk/bin/cdk', import.meta.url));

/** Runs the CDK CLI on this terminal. @returns its exit status and what it wrote to standard error */
async function runCdk(args: readonly string[]): Promise<{ status: number; errors: string }> {
  // The CDK looks at standard output to decide whether it may ask, so that stays the terminal.
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['inherit', 'inherit', 'pipe'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
    process.stderr.write(text);
  });
  const status = await new Promise<number>((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve(code ?? 1));
  });
  return { status, errors };
}

/** The options of a deployment for its rollback triggers; none where the stack's alarms cannot be read. */
async function findTriggerOptions(args: readonly string[]): Promise<string[]> {
  const stage = findStage(args);
  if (stage === undefined || namesTriggers(args)) return [];
  const profile = findOption(args, '--profile');
  const region = findOption(args, '--region') ?? (await readRegion(process.env, '', profile));
  if (region === undefined) return [];
  try {
    const { options, notes } = await buildTriggerOptions(`onbehalf-${stage}`, { region, profile });
    for (const note of notes) process.stderr.write(`onbehalf: ${note}\n`);
    return options;
  } catch (error) {
    const reason = error instanceof Error ? error.name : typeof error;
    process.stderr.write(
      `onbehalf: no alarm rolls this deployment back, as those of the stack could not be read (${reason}): it takes cloudformation:DescribeStacks and cloudwatch:DescribeAlarms\n`,
    );
    return [];
  }
}

await runCommand(async () => {
  const [action = '', ...args] = process.argv.slice(2);
  if (action === 'deploy') refuseUnsafe(args, process.env);
  const long = action === 'deploy' ? describeLongStage(findStage(args)) : undefined;
  if (long !== undefined) process.stderr.write(`onbehalf: ${long}\n`);
  const triggers = action === 'deploy' ? await findTriggerOptions(args) : [];
  const { status, errors } = await runCdk([action, '--context', 'purpose=deploy', ...args, ...triggers]);
  process.exitCode = status;
  const explanation = explainProtection(errors);
  if (status !== 0 && explanation !== undefined) throw new CommandError(explanation);
});
