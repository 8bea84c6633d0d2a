import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, buildSync } from 'esbuild';

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
  minify: true,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'silent',
} as const satisfies BuildOptions;

/** The files of the console by name. Each page has the placeholder `content="__CONFIG__"`. @throws Error of esbuild */
export function buildConsole(): Map<string, Uint8Array> {
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
  const built = [...app.outputFiles, ...capture.outputFiles].map(
    ({ path, contents }) => [basename(path), contents] as const,
  );
  const pages = Object.entries(PAGES).map(
    ([name, file]) => [name, readFileSync(`${folder}/pages/${file}`)] as const,
  );
  return new Map([...pages, ...built]);
}
