import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { depth } from '../runs.ts';
import { stack } from './product.ts';

/** One run of a page's commands: which shell, how it ended, and what it printed on both streams. */
export type ShellRun = { shell: string; code: number | null; output: string };

/** dash where the machine has it: it knows nothing beyond POSIX, and its `echo` interprets backslashes. */
const posixShell = ['/bin/dash', '/usr/bin/dash'].find((path) => existsSync(path)) ?? 'sh';
/** The shells of our readers, with options that end the run at the first command that fails. */
const SHELLS = [
  ['bash', '-euo', 'pipefail'],
  [posixShell, '-eu'],
];
/** A command with a wrong host fails here, and is not passed to a proxy that returns a page for it. */
const WITHOUT_PROXY = { ...process.env, http_proxy: '', HTTP_PROXY: '', all_proxy: '', ALL_PROXY: '' };
/** The second shell is already the second run on one stack; `npm run verify` repeats both. */
const ROUNDS = depth(1, 2);

/** The commands of a document's `sh` blocks, in order, as a reader pastes them. */
function shellBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].map(([, block = '']) => block);
}

/** A page's commands without the block that starts the stack or the tests. */
export function commandsOf(markdown: string): string {
  return shellBlocks(markdown)
    .filter((block) => !/^npm (?:start|test)\b/m.test(block))
    .join('\n');
}

/** Runs a page's commands in each shell, one after the other on the running stack. */
export async function runInShells(commands: string, folder: string): Promise<ShellRun[]> {
  mkdirSync(join(folder, '.local'), { recursive: true });
  writeFileSync(join(folder, '.local', 'stack.json'), JSON.stringify(stack));
  for (const name of ['docs', 'node_modules']) {
    if (!existsSync(join(folder, name))) symlinkSync(resolve(name), join(folder, name));
  }
  const runs: ShellRun[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const shell of SHELLS) runs.push(await runIn(shell, commands, folder));
  }
  return runs;
}

async function runIn([shell = 'sh', ...options]: string[], commands: string, cwd: string): Promise<ShellRun> {
  const child = spawn(shell, [...options, '-c', commands], { cwd, env: WITHOUT_PROXY });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { shell, code, output };
}
