import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BoundedFile } from '../../run/bounded-file.ts';
import type { LambdaFunction } from '../template/functions.ts';

/** The log file of a function's processes, one record per line, in place of its CloudWatch log group. */
export class FunctionLog {
  readonly #file: BoundedFile;
  private readonly format: LambdaFunction['logFormat'];

  constructor(directory: string, lambda: LambdaFunction) {
    this.#file = new BoundedFile(join(directory, `${lambda.name}.log`));
    this.format = lambda.logFormat;
  }

  get path(): string {
    return this.#file.path;
  }

  /** The file descriptor that the processes write to. */
  get descriptor(): number {
    return this.#file.descriptor;
  }

  /** Limits the file's size. To be called between invocations, when no process is writing. */
  limitSize(): void {
    this.#file.limitSize();
  }

  /** Writes the platform's record of a failed invocation. */
  writePlatformError(requestId: string, message: string): void {
    const time = new Date().toISOString();
    const record = {
      time,
      type: 'platform.report',
      record: { requestId, status: 'error', errorMessage: message },
    };
    const line = this.format === 'JSON' ? JSON.stringify(record) : `${time} ${requestId} ${message}`;
    this.#file.write(`${line}\n`);
  }

  async text(): Promise<string> {
    return readFile(this.path, 'utf8');
  }

  close(): void {
    this.#file.close();
  }
}
