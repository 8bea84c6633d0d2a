import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { canariesIn } from './canaries.ts';
import { undeclaredProblemIn } from './undeclared-problem.ts';

/** Searches streams and files for canaries and for problems that no contract declares. */
export class Watch {
  /** `where: canary`, each once. */
  readonly found = new Set<string>();
  /** `route: code`, each once. */
  readonly undeclared = new Set<string>();

  /** Copies a stream to another one and searches each whole line. */
  stream(where: string, from: Readable, to: Writable): void {
    let rest = '';
    from.setEncoding('utf8').on('data', (text: string) => {
      to.write(text);
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.#search(where, line);
    });
    from.on('end', () => this.#search(where, rest));
  }

  /** Searches every file below a folder. @returns the number of lines */
  folder(folder: string): number {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    let lines = 0;
    for (const { name, parentPath } of entries.filter((entry) => entry.isFile())) {
      for (const line of readFileSync(join(parentPath, name), 'utf8').split('\n')) {
        lines += 1;
        this.#search(name, line);
      }
    }
    return lines;
  }

  #search(where: string, line: string): void {
    for (const name of canariesIn(line)) this.found.add(`${where}: ${name}`);
    const problem = undeclaredProblemIn(line);
    if (problem !== undefined) this.undeclared.add(problem);
  }
}
