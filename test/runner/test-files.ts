import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, matchesGlob, relative, resolve } from 'node:path';
import { DEEP_TESTS, PACKAGES, type ProjectName, projects } from './projects.ts';

const RUNS_FILE = 'test/support/runs.ts';
const every = (): string[] => globSync('test/**/*.test.ts', { exclude: [PACKAGES] }).toSorted();
const isDeep = (file: string) => matchesGlob(file, DEEP_TESTS);

/** The test files that `npm test` runs. */
export const quickFiles = (): string[] => every().filter((file) => !isDeep(file));

/** The test files that `npm run verify` runs: the deep ones, and those that make more runs there, by runs.ts. */
export const deepFiles = (): string[] => every().filter((file) => isDeep(file) || imports(file, RUNS_FILE));

/** Whether a test file imports the wanted file, directly or through other files. */
function imports(file: string, wanted: string, seen = new Set<string>()): boolean {
  if (file === wanted) return true;
  if (seen.has(file) || !existsSync(file)) return false;
  seen.add(file);
  const paths = [...readFileSync(file, 'utf8').matchAll(/ from '(\.[^']+\.ts)'/g)];
  return paths
    .map(([, path = '']) => join(dirname(file), path))
    .some((path) => path.startsWith('test/') && imports(path, wanted, seen));
}

/**
 * The files that have one of the names in their path.
 * @param words the command's words that are no names, for the error message
 * @throws Error when a name is in no path
 */
export function filesNamed(
  names: readonly string[],
  among: readonly string[],
  words: readonly string[] = [],
): string[] {
  const parts = names.map((name) => (/^[./]/.test(name) ? pathInCheckout(name) : name));
  const unmatched = parts.find((part) => !among.some((file) => file.includes(part)));
  if (unmatched !== undefined) {
    const deep = every().find((file) => isDeep(file) && file.includes(unmatched));
    const hint = deep === undefined || among.includes(deep) ? '' : `; npm run verify runs ${deep}`;
    const known = words.length === 0 ? '' : `, and no other word is known but ${words.join(', ')}`;
    throw new Error(`no test file here has "${unmatched}" in its path${hint}${known}`);
  }
  return among.filter((file) => parts.some((part) => file.includes(part)));
}

const pathInCheckout = (path: string) => relative(process.cwd(), resolve(path));

/** The project of vitest.config.ts that a test file belongs to. */
export function projectOf(file: string): ProjectName {
  const matches = (globs: readonly string[]) => globs.some((glob) => matchesGlob(file, glob));
  const names = Object.keys(projects) as ProjectName[];
  const found = names.find((name) => matches(projects[name].include) && !matches(projects[name].exclude));
  if (found === undefined) throw new Error(`${file} belongs to no project of vitest.config.ts`);
  return found;
}
