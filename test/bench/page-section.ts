import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const PAGE = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));

/** Formats a table as Markdown: first column left-aligned, the others right-aligned. */
export function toMarkdown({ head, rows }: { head: string[]; rows: string[][] }): string {
  const rule = head.map((_, at) => (at === 0 ? '---' : '--:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The date and the machine of a measurement, which its figures are compared with. */
export function describeRun(): string {
  const [{ model = 'unknown processor' } = {}] = cpus();
  const machine = `${cpus().length} cores (${model.trim()}), ${process.platform} ${process.arch}`;
  return `Measured on ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${machine}.`;
}

/** Replaces what stands between the section's markers in docs/performance.md. @throws Error when it has none */
export function writeSection(name: string, content: string): void {
  const page = readFileSync(PAGE, 'utf8');
  const [start, end] = [`<!-- bench ${name} -->`, `<!-- bench ${name} ends -->`];
  const [before, rest] = page.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`docs/performance.md has no ${start}.`);
  writeFileSync(PAGE, `${before}${start}\n${content}\n${end}${after}`);
}
