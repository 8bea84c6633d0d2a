import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CommandError } from '../../operator/command-error.ts';
import type { LocalStage } from './local-stage.ts';
import { signalGroup } from './signal-group.ts';

/** Writes a cloud assembly for stage `local` into a folder. */
export type Synthesize = (stage: LocalStage, directory: string, signal?: AbortSignal) => Promise<void>;

const root = fileURLToPath(new URL('../../../', import.meta.url));
const cdkJson = z.looseObject({ context: z.record(z.string(), z.unknown()) });

/**
 * Runs the CDK app as the CDK CLI would, with the context of cdk.json and the local stage.
 * @throws CommandError with the app's own output when it fails
 */
export const synthesize: Synthesize = async (stage, directory, signal) => {
  const { context } = cdkJson.parse(JSON.parse(await readFile(`${root}cdk.json`, 'utf8')));
  signal?.throwIfAborted();
  const child = spawn(process.execPath, ['infra/deploy/app.ts'], {
    cwd: root,
    env: {
      ...process.env,
      // The bundler's child processes use this Node, not another one on the PATH.
      PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ''}`,
      CDK_OUTDIR: directory,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, stage: 'local', stages: { local: stage } }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: a signal to it reaches the bundlers as well.
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const stop = () => child.pid && signalGroup(child.pid, 'SIGKILL');
  signal?.addEventListener('abort', stop);
  const code = await new Promise((resolve) => child.once('close', resolve));
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  if (code !== 0) throw new CommandError(`the stack could not be synthesized:\n${output.trimEnd()}`);
};
