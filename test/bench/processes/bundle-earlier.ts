import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { FunctionName } from '../../../shared/config/environment.ts';
import type { Bundle } from './run-process.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The last commit before the work on cold starts: figures with `before` are ratios to its bundles. */
const EARLIER = '23b8f746fd3e83613be4246c3c303943c8c7b12b';

/** The functions of that commit that still exist under the same name and with the same variables. */
const NAMES = ['connect', 'callback-status', 'execute-action', 'digest-schedule'] as const;

/**
 * Bundles the functions of an earlier commit with its own esbuild options and its own packages, which npm installs.
 * @returns none where the history is missing, for instance in a shallow clone, or its packages cannot be installed
 */
export async function bundleEarlier(
  functions: Record<FunctionName, Bundle>,
  directory: string,
): Promise<Partial<Record<FunctionName, Bundle>>> {
  const sources = join(directory, 'earlier');
  if (!checkOut(sources) || !installPackages(sources)) return {};
  const bundles = NAMES.map(async (name): Promise<[FunctionName, Bundle]> => {
    const file = join(sources, 'bundles', name, 'index.mjs');
    await build({
      absWorkingDir: sources,
      entryPoints: [`functions/${name}/handler.ts`],
      outfile: file,
      bundle: true,
      platform: 'node',
      target: 'node24',
      format: 'esm',
      mainFields: ['module', 'main'],
      banner: {
        js: "import { createRequire as onbehalfCreateRequire } from 'node:module'; const require = onbehalfCreateRequire(import.meta.url);",
      },
      minifyWhitespace: true,
      minifySyntax: true,
      logLevel: 'silent',
    });
    return [name, { ...functions[name], name: `${name}, before`, file }];
  });
  const built = await Promise.allSettled(bundles);
  return Object.fromEntries(built.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])));
}

function checkOut(directory: string): boolean {
  mkdirSync(directory);
  const options = { cwd: root, maxBuffer: 256 * 1024 * 1024 };
  // Its package.json declares ES modules, which decides how esbuild imports CommonJS.
  const paths = ['package.json', 'package-lock.json', 'functions', 'shared'];
  const archive = spawnSync('git', ['archive', '--format=tar', EARLIER, ...paths], options);
  if (archive.status !== 0) return false;
  return spawnSync('tar', ['-x', '-C', directory], { input: archive.stdout }).status === 0;
}

/** What that commit deployed, without its tools: today's packages are others. */
function installPackages(directory: string): boolean {
  const options = ['--omit=dev', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  return spawnSync('npm', ['ci', ...options], { cwd: directory, stdio: 'ignore' }).status === 0;
}
