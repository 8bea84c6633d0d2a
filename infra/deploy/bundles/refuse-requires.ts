import { isBuiltin } from 'node:module';
import type { Metafile } from 'esbuild';

/**
 * @throws Error naming each module of a package that is CommonJS, as esbuild keeps it whole with all that it requires,
 * and each import that a bundle leaves to the runtime, which has no packages
 */
export function refuseRequires({ inputs, outputs }: Metafile): void {
  const faults = Object.entries(outputs).flatMap(([output, { inputs: used, imports }]) => [
    ...Object.keys(used)
      .filter((path) => path.includes('node_modules/') && inputs[path]?.format === 'cjs')
      .map((path) => `${output} has the CommonJS module ${path}`),
    ...imports
      .filter(({ external, path }) => external && !isBuiltin(path))
      .map(({ path }) => `${output} requires ${path} when it runs`),
  ]);
  if (faults.length > 0) throw new Error([...new Set(faults)].join('\n'));
}
