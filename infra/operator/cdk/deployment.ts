// `npm run deploy` and `npm run destroy`: the CDK CLI, with a remedy where a stack's protection stops it.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CommandError, runCommand } from '../command-error.ts';
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

await runCommand(async () => {
  const [action = '', ...args] = process.argv.slice(2);
  const { status, errors } = await runCdk([action, '--context', 'purpose=deploy', ...args]);
  process.exitCode = status;
  const explanation = explainProtection(errors);
  if (status !== 0 && explanation !== undefined) throw new CommandError(explanation);
});
