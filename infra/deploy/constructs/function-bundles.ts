import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { FunctionName } from '../../../shared/config/environment.ts';
import { buildBundles } from '../bundles/build-bundles.ts';
import { root } from '../bundles/packages.ts';
import { listServedFiles } from './served-files.ts';

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
          built ??= buildBundles().bundles;
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
