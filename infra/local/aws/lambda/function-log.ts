import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BoundedFile } from '../../run/bounded-file.ts';
import type { LambdaFunction } from '../template/functions.ts';

/** The file that all processes of one function write to, one line per record, as its CloudWatch log group. */
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

  /** For the processes themselves. */
  get descriptor(): number {
    return this.#file.descriptor;
  }

  /** After an invocation, of which the process has written what it had to say. */
  bound(): void {
    this.#file.bound();
  }

  /** What the platform, not the function, has to say about an invocation that went wrong. */
  platformError(requestId: string, message: string): void {
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
