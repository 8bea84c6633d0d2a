import type { Comparison } from './compare-environments.ts';

const LONGEST_CELL = 60;

/** Formats a comparison as a table for a terminal. */
export function formatComparison({ differences, notCompared }: Comparison, from: string, to: string): string {
  const head = ['connection', 'what', from, to];
  const rows = differences.map(({ connection, what, ...sides }) => [
    connection,
    escapeControls(what),
    formatCell(sides.from),
    formatCell(sides.to),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const table = [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const count = differences.length;
  return [
    ...(count > 0 ? table : []),
    ...notCompared.map((note) => `not compared: ${note}`),
    count === 0 ? `no difference between ${from} and ${to}` : `${count} difference${count === 1 ? '' : 's'}`,
  ].join('\n');
}

function formatCell(value: unknown): string {
  if (value === undefined) return '–';
  const line = escapeControls(typeof value === 'string' ? value : JSON.stringify(value));
  return line.length > LONGEST_CELL ? `${line.slice(0, LONGEST_CELL - 1)}…` : line;
}

/** Definitions are the text of Scalekit, and of an MCP upstream: none of it may direct the terminal. */
function escapeControls(text: string): string {
  return text.replaceAll(/[\p{C}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0)?.toString(16) ?? '';
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });
}
