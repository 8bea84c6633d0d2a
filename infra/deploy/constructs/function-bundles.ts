import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import { environments, type FunctionName } from '../../../shared/config/environment.ts';
import { listServedFiles } from './served-files.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const SINGLE_BUILD = ['@bufbuild/protobuf', '@connectrpc/connect', '@connectrpc/connect-node'];

let built: ReadonlyMap<string, Uint8Array> | undefined;

/**
 * Returns one function's bundle, with the files that it serves, as an asset for NodejsFunction's `code`. One run of esbuild builds all bundles at the
 * first call; NodejsFunction itself would start npx and esbuild once per function (docs/adr/0007).
 */
export function bundleFunction(name: FunctionName): Code {
  return Code.fromAsset(join(root, 'functions', name), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('never-used'),
      local: {
        tryBundle(outputDirectory) {
          built ??= buildAll();
          const bundle = built.get(name);
          if (!bundle) throw new Error(`esbuild made no bundle of ${name}`);
          writeFiles(outputDirectory, new Map([['index.mjs', bundle], ...listServedFiles(name)]));
          return true;
        },
      },
    },
  });
}

function writeFiles(directory: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
}

function buildAll(): ReadonlyMap<string, Uint8Array> {
  const names = Object.keys(environments);
  const { outputFiles, warnings } = buildSync({
    absWorkingDir: root,
    entryPoints: names.map((name) => `functions/${name}/handler.ts`),
    outbase: 'functions',
    outdir: 'bundles',
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // The AWS SDK is bundled, too: the lock file sets its version, not the runtime.
    mainFields: ['module', 'main'],
    // The SDK requires the CommonJS builds of these, and our code imports the ES modules: one build serves both.
    alias: {
      ...Object.fromEntries(SINGLE_BUILD.map((name) => [name, join(root, 'node_modules', name, 'dist/esm')])),
      '@modelcontextprotocol/server/_shims': join(root, 'functions/mcp/sdk-validator.ts'),
    },
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
