import { problemCatalogue } from '../../../shared/http/problem-catalogue.ts';
import { tableOf } from './page-table.ts';

/** The table of all problem codes in docs/api.md. */
export function problemTable(): string {
  const rows = Object.entries(problemCatalogue).map(([code, { status, title, detail, retryable }]) => [
    `\`${code}\``,
    String(status),
    retryable ? 'yes' : 'no',
    `${title}. ${detail}`,
  ]);
  return tableOf(['code', 'status', '`retryable`', 'what it means, and what to do'], rows);
}
