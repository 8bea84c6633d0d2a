import { findConnection } from '../../../shared/connections/allow-list.ts';
import { findMissingScopes } from '../connections/connection-needs.ts';
import type { Outcome } from './import-account.ts';
import type { AccountRow } from './parse-account.ts';

const titles: Record<Outcome['kind'], string> = {
  planned: 'to create or update',
  created: 'created',
  updated: 'updated',
  exists: 'exist already',
  refused: 'refused',
  failed: 'failed',
};

/** Counts outcomes and prints what needs the operator: line numbers and reasons, never a value of a line. */
export class Report {
  readonly #print: (line: string) => void;
  readonly #counts = new Map<Outcome['kind'], number>();
  /** By connection and tools: the number of tokens that lack a scope. */
  readonly #narrow = new Map<string, number>();

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  add(line: number, outcome: Outcome, row?: AccountRow): void {
    this.#counts.set(outcome.kind, this.#countOf(outcome.kind) + 1);
    if ('reason' in outcome) this.#print(`line ${line}: ${outcome.kind}: ${outcome.reason}`);
    else if (row?.scopes) this.#noteScopes(row.connection, row.scopes);
  }

  /** Prints the table. @returns whether every line is done */
  finish(isDryRun: boolean): boolean {
    for (const [note, count] of this.#narrow) this.#print(`note: ${count} × ${note}`);
    const kinds = Object.keys(titles) as Outcome['kind'][];
    const shown = kinds.filter((kind) => this.#countOf(kind) > 0 || isAlwaysShown(kind, isDryRun));
    const width = Math.max(...shown.map((kind) => titles[kind].length));
    for (const kind of shown) this.#print(`${titles[kind].padEnd(width)}  ${this.#countOf(kind)}`);
    if (isDryRun) this.#print('dry run: nothing was written');
    return this.#countOf('refused') + this.#countOf('failed') === 0;
  }

  #noteScopes(connection: string, scopes: readonly string[]): void {
    const config = findConnection(connection);
    const missing = config ? findMissingScopes(config, scopes) : [];
    if (missing.length === 0) return;
    const tools = [...new Set(missing.flatMap((each) => each.tools))].join(', ');
    const note = `${connection}: the token lacks a scope of ${tools}`;
    this.#narrow.set(note, (this.#narrow.get(note) ?? 0) + 1);
  }

  #countOf(kind: Outcome['kind']): number {
    return this.#counts.get(kind) ?? 0;
  }
}

function isAlwaysShown(kind: Outcome['kind'], isDryRun: boolean): boolean {
  if (kind === 'updated') return false;
  return kind !== (isDryRun ? 'created' : 'planned');
}
