import { basename, dirname } from 'node:path';
import { buildSync } from 'esbuild';
import { environments } from '../../../shared/config/environment.ts';
import { aliases, root } from './packages.ts';

/** Builds every function's bundle in one run of esbuild (docs/adr/0007). @returns each by the function's name */
export function buildBundles(): ReadonlyMap<string, Uint8Array> {
  const { outputFiles, warnings } = buildSync({
    absWorkingDir: root,
    entryPoints: Object.keys(environments).map((name) => `functions/${name}/handler.ts`),
    outbase: 'functions',
    outdir: 'bundles',
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // The AWS SDK is bundled, too: the lock file sets its version, not the runtime.
    mainFields: ['module', 'main'],
    alias: { ...aliases },
    // CommonJS packages in an ES module still call require; the long name avoids a clash.
    banner: {
      js: "import { createRequire as onbehalfCreateRequire } from 'node:module'; const require = onbehalfCreateRequire(import.meta.url);",
    },
    // Escaped, the tables of languages and charsets would be twice to three times as large.
    charset: 'utf8',
    // Identifiers are kept, so that stack traces name functions: source maps would cost 100 ms per cold start.
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: 'warning',
  });
  if (warnings.length > 0) throw new Error('The bundles have warnings; esbuild printed them above.');
  return new Map(outputFiles.map((file) => [basename(dirname(file.path)), file.contents]));
}
