import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LambdaFunction } from '../template/functions.ts';

/** The file that all processes of one function write to, one line per record, as its CloudWatch log group. */
export class FunctionLog {
  readonly path: string;
  /** Opened for appending and handed to the processes: a line stays whole, and none is lost with a process. */
  readonly descriptor: number;
  private readonly format: LambdaFunction['logFormat'];

  constructor(directory: string, lambda: LambdaFunction) {
    mkdirSync(directory, { recursive: true });
    this.path = join(directory, `${lambda.name}.log`);
    this.descriptor = openSync(this.path, 'a');
    this.format = lambda.logFormat;
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
    writeSync(this.descriptor, `${line}\n`);
  }

  async text(): Promise<string> {
    return readFile(this.path, 'utf8');
  }

  close(): void {
    closeSync(this.descriptor);
  }
}
