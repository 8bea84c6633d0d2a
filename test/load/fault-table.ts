import { readFileSync } from 'node:fs';

/** A row of test/fault/README.md. `ids` as the titles of tests name them. */
export type FaultRow = { id: string; ids: string[]; fault: string; holds: string };

export function faultTable(text = readFileSync('test/fault/README.md', 'utf8')): FaultRow[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| id ') && !line.startsWith('| ---'))
    .map((line) => {
      const [id = '', fault = '', holds = ''] = line.slice(2, -2).split(' | ');
      return { id, ids: expandIds(id), fault, holds };
    });
}

/** `T1–T4` → T1, T2, T3, T4; `T5, T6` → both; a word stays. */
function expandIds(id: string): string[] {
  return id.split(', ').flatMap((part) => {
    const [, first, last] = /^T(\d+)–T(\d+)$/.exec(part) ?? [];
    if (first === undefined) return [part];
    return Array.from(
      { length: Number(last) - Number(first) + 1 },
      (_, index) => `T${Number(first) + index}`,
    );
  });
}

/** Whether a test is of a row: its title has one of the ids in brackets, or its path has the word. */
export function isOfRow({ ids }: FaultRow, { title, file }: { title: string; file: string }): boolean {
  const named = [...title.matchAll(/\(([^()]*)\)/g)].flatMap(([, inner = '']) => expandIds(inner));
  return ids.some((id) => (/^T\d/.test(id) ? named.includes(id) : file.includes(id.toLowerCase())));
}
