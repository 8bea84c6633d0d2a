import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { Bundle } from '../synthesized-bundles.ts';

/**
 * Imports a bundle in a new process and ends the process.
 * @returns what the script after the import printed, or the error
 */
export async function importBundle({ file, environment }: Bundle, script: string): Promise<string> {
  const url = JSON.stringify(pathToFileURL(file).href);
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', `const bundle = await import(${url}); ${script}; process.exit();`],
    {
      // Lambda sets the region; everything else that a bundle may rely on is in the template.
      env: { ...environment, AWS_REGION: 'eu-west-1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return `${output}${errors}`.trim();
}
