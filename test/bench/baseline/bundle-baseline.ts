import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/**
 * Bundles the baseline as CDK's NodejsFunction does by default, with the AWS SDK in it, so that both sides read theirs from
 * the bundle. @returns the file
 */
export function bundleBaseline(directory: string): string {
  const outfile = join(directory, 'baseline', 'index.cjs');
  buildSync({
    entryPoints: [fileURLToPath(new URL('handler.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    logLevel: 'warning',
  });
  return outfile;
}
