import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 64 * 1024;

/** Reads what was appended to a log file of limited size since the last time, in whole lines. */
export class LogTail {
  readonly #path: string;
  #offset = 0;
  #rest: Buffer = Buffer.alloc(0);

  constructor(path: string) {
    this.#path = path;
  }

  /** Calls back for every new line. Lines that two renewals of the file have displaced are lost. */
  read(onLine: (line: string) => void): void {
    if (!existsSync(this.#path)) return;
    const descriptor = openSync(this.#path, 'r');
    try {
      if (fstatSync(descriptor).size < this.#offset) this.#finishRenewed(onLine);
      this.#readFrom(descriptor, onLine);
    } finally {
      closeSync(descriptor);
    }
  }

  /** The file was renewed: what was not read yet is in its predecessor. */
  #finishRenewed(onLine: (line: string) => void): void {
    const earlier = `${this.#path}.1`;
    if (existsSync(earlier)) {
      const descriptor = openSync(earlier, 'r');
      try {
        this.#readFrom(descriptor, onLine);
      } finally {
        closeSync(descriptor);
      }
    }
    this.#offset = 0;
  }

  #readFrom(descriptor: number, onLine: (line: string) => void): void {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    for (;;) {
      const length = readSync(descriptor, chunk, 0, CHUNK_BYTES, this.#offset);
      if (length === 0) return;
      this.#offset += length;
      const text = Buffer.concat([this.#rest, chunk.subarray(0, length)]);
      const end = text.lastIndexOf('\n');
      this.#rest = Buffer.from(text.subarray(end + 1));
      if (end < 0) continue;
      for (const line of text.subarray(0, end).toString().split('\n')) if (line !== '') onLine(line);
    }
  }
}
