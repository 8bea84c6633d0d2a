import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runTests } from './run-tests.ts';

/** The folders of test/agents/ with packages of their own. */
const agentFolders = (): string[] => globSync('test/agents/*/package.json').map(dirname).toSorted();

/**
 * Installs the packages of each chosen folder by its lock file and runs its scenarios on one local stack.
 * @param names parts of folder names; without any, all folders run
 * @throws Error when a name is in no folder, or an installation fails
 */
export async function runAgents(names: readonly string[], options: string[]): Promise<void> {
  const folders = foldersNamed(names, agentFolders());
  for (const folder of folders) installPackages(folder);
  const heading = `Running the scenarios of ${folders.map((folder) => basename(folder)).join(', ')}.`;
  await runTests({ files: folders.flatMap((folder) => globSync(`${folder}/*.agents.ts`)), options, heading });
}

/** @throws Error when a name is in no folder's name */
export function foldersNamed(names: readonly string[], among: readonly string[]): string[] {
  const unmatched = names.find((name) => !among.some((folder) => basename(folder).includes(name)));
  if (unmatched !== undefined) {
    const known = among.map((folder) => basename(folder)).join(', ');
    throw new Error(`no folder of test/agents has "${unmatched}" in its name; there are ${known}`);
  }
  if (names.length === 0) return [...among];
  return among.filter((folder) => names.some((name) => basename(folder).includes(name)));
}

/** Runs `npm ci` in the folder, unless its packages were installed from the same lock file. */
export function installPackages(folder: string): void {
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  const marker = join(folder, 'node_modules', '.onbehalf-lock');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === hash) return;
  process.stdout.write(`Installing the packages of ${folder} ...\n`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ci failed in ${folder}; see its message above`);
  writeFileSync(marker, hash);
}
