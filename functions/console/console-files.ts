import { prepareFile, type ServedFile } from '../../shared/http/file-response.ts';

/** The console's files by the last part of their addresses. */
type ConsoleFiles = {
  /** The page at `/console`. */
  main: string | undefined;
  /** The other pages, whose addresses have no ending. The stage's configuration is still missing in each. */
  pages: ReadonlyMap<string, string>;
  /** Files that are served as they are. */
  assets: ReadonlyMap<string, { file: ServedFile; cacheControl: string }>;
};

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const MAIN = 'index';

/** The build names a shared script by the hash of its content. */
const HASHED = /^chunk-[A-Z0-9]{8}\.js$/;

/** Sorts the files of infra/console/build.ts. A file of another kind has no address. */
export function sortFiles(files: ReadonlyMap<string, Uint8Array>): ConsoleFiles {
  const pages = new Map(
    [...files]
      .filter(([name]) => name.endsWith('.html'))
      .map(([name, html]) => [name.replace(/\.html$/, ''), Buffer.from(html).toString()]),
  );
  const main = pages.get(MAIN);
  pages.delete(MAIN);
  const assets = [...files].flatMap(([name, content]) => {
    const type = types[name.slice(name.lastIndexOf('.'))];
    if (type === undefined) return [];
    const cacheControl = HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache';
    return [[name, { file: prepareFile(content, type), cacheControl }] as const];
  });
  return { main, pages, assets: new Map(assets) };
}
