import { spawn } from 'node:child_process';

type Ran = { code: number | null; output: string };

/** Runs a command of infra/operator/ with no variable of this environment except PATH. */
export async function runCommand(
  script: string,
  args: readonly string[],
  env: Record<string, string>,
  input = '',
): Promise<Ran> {
  const child = spawn(process.execPath, [`infra/operator/${script}`, ...args], {
    env: { PATH: process.env.PATH, HOME: '/nonexistent', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
    });
  }
  // A command that refuses its arguments reads no input.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}
