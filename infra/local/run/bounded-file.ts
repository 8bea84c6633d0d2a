import { closeSync, copyFileSync, fstatSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const LARGEST_BYTES = 16 * 1024 * 1024;

/** A log file of limited size that several processes append to. Older records are in `PATH.1`. */
export class BoundedFile {
  readonly path: string;
  /** Opened for appending and inherited by processes, so that lines stay whole and survive a killed process. */
  readonly descriptor: number;
  readonly #largest: number;
  #isOpen = true;

  constructor(path: string, largest = LARGEST_BYTES) {
    mkdirSync(dirname(path), { recursive: true });
    this.path = path;
    this.#largest = largest;
    this.descriptor = openSync(path, 'a');
  }

  /** Ignored after `close`: processes may still report while the stack stops. */
  write(text: string): void {
    if (!this.#isOpen) return;
    writeSync(this.descriptor, text);
    this.limitSize();
  }

  /** Moves the file's content to `PATH.1` when it is too large. For processes that write to the descriptor. */
  limitSize(): void {
    if (!this.#isOpen || fstatSync(this.descriptor).size <= this.#largest) return;
    copyFileSync(this.path, `${this.path}.1`);
    ftruncateSync(this.descriptor);
  }

  close(): void {
    this.#isOpen = false;
    closeSync(this.descriptor);
  }
}
