import { readFileSync, writeFileSync } from 'node:fs';
import { makeTables } from './tables.ts';

export const PAGE = 'docs/scale.md';

/** The page with its tables calculated again. @throws Error for a table that has no place in it */
export function renderPage(page: string): string {
  return Object.entries(makeTables()).reduce((text, [name, table]) => {
    const place = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- end -->)`);
    if (!place.test(text)) throw new Error(`${PAGE} has no place for the table ${name}`);
    return text.replace(place, (_, start: string, end: string) => `${start}\n${table}\n\n${end}`);
  }, page);
}

/** Writes the page with its tables calculated again. */
export function writePage(): void {
  writeFileSync(PAGE, renderPage(readFileSync(PAGE, 'utf8')));
}
