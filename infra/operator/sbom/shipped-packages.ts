import { basename, dirname } from 'node:path';
import type { Metafile } from 'esbuild';
import { describeConsole } from '../../console/build.ts';
import { buildBundles } from '../../deploy/bundles/build-bundles.ts';

/** Where the lock file has a package, such as `node_modules/zod` → the functions whose bundle has code of it, and `console`'s pages. */
export type ShippedPackages = ReadonlyMap<string, ReadonlySet<string>>;

/** The place of a package in the lock file: a path of esbuild's up to the name behind its last `node_modules/`. */
const PLACE = /^(?:.*?\/)?(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//;

/** Finds every package of which code ships, in what esbuild reports of the bundles and of the console's pages. */
export function findShippedPackages(): ShippedPackages {
  const found = new Map<string, Set<string>>();
  addPackages(found, buildBundles().metafile, (output) => basename(dirname(output)));
  for (const metafile of describeConsole()) addPackages(found, metafile, () => 'console pages');
  return found;
}

function addPackages(
  found: Map<string, Set<string>>,
  { outputs }: Metafile,
  nameOf: (output: string) => string,
): void {
  for (const [output, { inputs }] of Object.entries(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const [, place] = PLACE.exec(path) ?? [];
      if (place === undefined || bytesInOutput === 0) continue;
      found.set(place, (found.get(place) ?? new Set()).add(nameOf(output)));
    }
  }
}
