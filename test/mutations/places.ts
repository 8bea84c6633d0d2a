import { existsSync, globSync, readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import type { Mutation } from './mutation.ts';

/** The product's own code. The local stack has mutations of its own, in parity/. */
const PRODUCT = ['functions/**/*.ts', 'shared/**/*.ts', 'infra/**/*.ts'];

let texts: Map<string, string> | undefined;

/** The file that a mutation changes, by its text: a file that moves keeps its mutations. @throws unless there is one place */
export function placeOf(mutation: Mutation): string {
  const places = placesOf(mutation);
  const [place] = places;
  if (place === undefined || places.length > 1) {
    throw new Error(
      `${JSON.stringify(mutation.find)} is to occur once, and occurs in [${places.join(', ')}]: ${mutation.behaviour}`,
    );
  }
  return place;
}

/** Why a mutation cannot show anything, for each reason: it has no single place, is no code, or names no test. */
export function defectsOf(mutation: Mutation): string[] {
  const { find, replace, test, name } = mutation;
  const places = placesOf(mutation);
  return [
    ...(places.length === 1 ? [] : [`${JSON.stringify(find)} occurs ${places.length} times (${places})`]),
    ...(replace === find ? ['the replacement is the same text'] : []),
    ...places.flatMap((place) => syntaxErrors(mutate(readFileSync(place, 'utf8'), mutation), place)),
    ...(existsSync(test) ? missingWords(name, readFileSync(test, 'utf8')) : [`there is no ${test}`]),
    ...(name === '' ? ['no test name'] : []),
  ];
}

/** The text with the mutation's replacement. */
export function mutate(text: string, { find, replace }: Mutation): string {
  return text.replace(find, () => replace);
}

/** The files with the mutation's text, each as often as it occurs there. */
function placesOf({ file, find }: Mutation): string[] {
  const candidates = file === undefined ? productTexts() : textsOf([file].filter((path) => existsSync(path)));
  return [...candidates].flatMap(([path, text]) => Array(text.split(find).length - 1).fill(path));
}

function productTexts(): Map<string, string> {
  texts ??= textsOf(globSync(PRODUCT).filter((path) => !path.startsWith('infra/local/')));
  return texts;
}

function textsOf(paths: readonly string[]): Map<string, string> {
  return new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
}

/** A file that does not parse fails every test and shows nothing of the one that is named. */
function syntaxErrors(text: string, place: string): string[] {
  try {
    transformSync(text, { loader: /\.tsx?$/.test(place) ? 'tsx' : 'js', logLevel: 'silent' });
    return [];
  } catch (error) {
    return [`${place} does not parse: ${String(error)}`];
  }
}

/** Lists the words of a test's name that its file does not have: the test was renamed. */
function missingWords(name: string, text: string): string[] {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !text.includes(word)).map((word) => `no test is named "${name}": ${word}`);
}
