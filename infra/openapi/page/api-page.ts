import type { TypedDocument } from '../typed-document.ts';
import { problemTable } from './problem-table.ts';
import { routeTable } from './route-table.ts';

/** Prints the tables of docs/api.md between their marks. @throws Error where the page lacks a mark */
export function printApiPage(page: string, document: TypedDocument): string {
  return replaceBlock(replaceBlock(page, 'routes', routeTable(document)), 'problems', problemTable());
}

function replaceBlock(page: string, name: string, table: string): string {
  const [start, end] = [`<!-- ${name}: printed by npm run openapi -->`, `<!-- end of ${name} -->`] as const;
  const [before, rest, ...others] = page.split(start);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined || others.length > 0) {
    throw new Error(`The page lacks the block ${start} … ${end}`);
  }
  return `${before}${start}\n\n${table}\n\n${end}${after}`;
}
