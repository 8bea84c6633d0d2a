import { closeSync, copyFileSync, fstatSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const LARGEST_BYTES = 16 * 1024 * 1024;

/** A log file that many processes append to, and that does not grow for ever: its older half is `PATH.1`. */
export class BoundedFile {
  readonly path: string;
  /** Opened for appending and handed to processes: a line stays whole, and none is lost with a process. */
  readonly descriptor: number;
  readonly #largest: number;
  #isOpen = true;

  constructor(path: string, largest = LARGEST_BYTES) {
    mkdirSync(dirname(path), { recursive: true });
    this.path = path;
    this.#largest = largest;
    this.descriptor = openSync(path, 'a');
  }

  /** Writes nothing once it is closed: what ends last has nobody to tell. */
  write(text: string): void {
    if (!this.#isOpen) return;
    writeSync(this.descriptor, text);
    this.bound();
  }

  /** Begins anew when it has become too large; for writers that write past us. */
  bound(): void {
    if (!this.#isOpen || fstatSync(this.descriptor).size <= this.#largest) return;
    copyFileSync(this.path, `${this.path}.1`);
    ftruncateSync(this.descriptor);
  }

  close(): void {
    this.#isOpen = false;
    closeSync(this.descriptor);
  }
}
