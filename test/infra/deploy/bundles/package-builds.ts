import type { Metafile } from 'esbuild';

/**
 * The builds of each package that have code in a bundle: a build is one folder of the package in one format.
 * @returns by the package's name, such as `node_modules/zod esm`
 */
export function listBuilds(output: string, { inputs, outputs }: Metafile): Map<string, string[]> {
  const used = Object.entries(outputs[output]?.inputs ?? {}).filter(
    ([, { bytesInOutput }]) => bytesInOutput > 0,
  );
  const builds = new Map<string, Set<string>>();
  for (const [path] of used) {
    const [, folder, name] = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(path) ?? [];
    const format = inputs[path]?.format;
    // Neither package.json nor a table in JSON has a format.
    if (folder === undefined || name === undefined || format === undefined) continue;
    const build = `${folder} ${format}`;
    builds.set(name, (builds.get(name) ?? new Set()).add(build));
  }
  return new Map([...builds].map(([name, found]) => [name, [...found].toSorted()]));
}

/** The packages of which a bundle has more than one build. */
export function listTwice(output: string, metafile: Metafile): string[] {
  return [...listBuilds(output, metafile)].flatMap(([, found]) =>
    found.length > 1 ? [found.join(', ')] : [],
  );
}
