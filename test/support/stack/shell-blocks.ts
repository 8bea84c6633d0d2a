import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stack } from './product.ts';

/** The commands of a document's `sh` blocks, in order, as a reader pastes them. */
export function shellBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block);
}

/** Runs commands in bash, in a folder whose `.local/stack.json` is the running stack's. */
export async function runInShell(
  commands: string,
  folder: string,
): Promise<{ code: number | null; output: string }> {
  mkdirSync(join(folder, '.local'), { recursive: true });
  writeFileSync(join(folder, '.local', 'stack.json'), JSON.stringify(stack));
  const child = spawn('bash', ['-euo', 'pipefail', '-c', commands], { cwd: folder });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output };
}
