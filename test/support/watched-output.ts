import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { canariesIn } from './canaries.ts';

/** Watches what passes by, or lies in files, for canaries. */
export class Watch {
  /** `where: what`, each once. */
  readonly found = new Set<string>();

  /** Hands everything on as it comes and looks at each whole line. */
  stream(where: string, from: Readable, to: Writable): void {
    let rest = '';
    from.setEncoding('utf8').on('data', (text: string) => {
      to.write(text);
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.#look(where, line);
    });
    from.on('end', () => this.#look(where, rest));
  }

  /** Every file below the folder. @returns how many lines there were */
  folder(folder: string): number {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    );
    let lines = 0;
    for (const { name, parentPath } of files) {
      for (const line of readFileSync(join(parentPath, name), 'utf8').split('\n')) {
        lines += 1;
        this.#look(name, line);
      }
    }
    return lines;
  }

  #look(where: string, line: string): void {
    for (const name of canariesIn(line)) this.found.add(`${where}: ${name}`);
  }
}
