import { basename, dirname } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';
import { environments } from '../../../shared/config/environment.ts';
import { aliases, headers, root } from './packages.ts';
import { refuseRequires } from './refuse-requires.ts';

/** The bundle of each function by its name, and what esbuild reports of its inputs and outputs. */
type BuiltBundles = { bundles: ReadonlyMap<string, Uint8Array>; metafile: Metafile };

/** Builds every function's bundle in one run of esbuild (docs/adr/0007). @throws Error when esbuild warns, or as `refuseRequires` */
export function buildBundles(): BuiltBundles {
  const { outputFiles, warnings, metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: Object.keys(environments).map((name) => `functions/${name}/handler.ts`),
    outbase: 'functions',
    outdir: 'bundles',
    write: false,
    metafile: true,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // AWS's packages are bundled, too: the lock file sets its version, not the runtime.
    mainFields: ['module', 'main'],
    alias: { ...aliases },
    inject: [headers],
    // Escaped, the tables of languages and charsets would be twice to three times as large.
    charset: 'utf8',
    minify: true,
    // Stack traces name functions, as the log needs (shared/observability/trace-of.ts). Source maps would cost 100 ms per cold start.
    keepNames: true,
    logLevel: 'warning',
  });
  if (warnings.length > 0) throw new Error('The bundles have warnings; esbuild printed them above.');
  refuseRequires(metafile);
  const bundles = new Map(outputFiles.map((file) => [functionOf(file.path), file.contents]));
  return { bundles, metafile };
}

/** The function whose bundle esbuild writes to this path. */
function functionOf(path: string): string {
  return basename(dirname(path));
}
