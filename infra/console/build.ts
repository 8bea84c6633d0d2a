import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';

const folder = dirname(fileURLToPath(import.meta.url));
/** Name → file of `pages/`. The app also stands where a sign-in ends, whose tokens stay in that document's memory. */
const PAGES = {
  'index.html': 'app.html',
  'signed-in.html': 'app.html',
  'callback.html': 'callback.html',
  'linked.html': 'linked.html',
  'icon.svg': 'icon.svg',
};

const shared = {
  absWorkingDir: folder,
  outdir: folder,
  bundle: true,
  write: false,
  metafile: true,
  minify: true,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'silent',
} as const satisfies BuildOptions;

/** The scripts and the style. @throws Error of esbuild */
function runEsbuild() {
  const app = buildSync({
    ...shared,
    entryPoints: { app: 'main.tsx', callback: 'callback.ts', linked: 'linked.ts', style: 'design/style.css' },
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    chunkNames: 'chunk-[hash]',
  });
  // Not a module, so that it runs before every other script.
  const capture = buildSync({
    ...shared,
    entryPoints: { 'capture-return': '../../shared/client/capture-return-script.ts' },
    format: 'iife',
  });
  return [app, capture];
}

/** What esbuild reports of the inputs and outputs of the console's files, with paths from its folder. */
export function describeConsole(): Metafile[] {
  return runEsbuild().map(({ metafile }) => metafile);
}

/** The files of the console by name. Each page has the placeholder `content="__CONFIG__"`. @throws Error of esbuild */
export function buildConsole(): Map<string, Uint8Array> {
  const built = runEsbuild().flatMap(({ outputFiles }) =>
    outputFiles.map(({ path, contents }) => [basename(path), contents] as const),
  );
  const pages = Object.entries(PAGES).map(
    ([name, file]) => [name, readFileSync(`${folder}/pages/${file}`)] as const,
  );
  return new Map([...pages, ...built]);
}
