import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, buildSync } from 'esbuild';

const folder = dirname(fileURLToPath(import.meta.url));
const PAGES = ['index.html', 'callback.html', 'signed-in.html', 'linked.html', 'icon.svg'];

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
  const pages = PAGES.map((name) => [name, readFileSync(`${folder}/pages/${name}`)] as const);
  return new Map([...pages, ...built]);
}
