import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { accessKeyOf } from '../../faults/call-point.ts';
import { signalGroup } from '../../run/signal-group.ts';
import type { LambdaFunction } from '../template/functions.ts';
import { exitMessage, exitReason } from './exit-reason.ts';
import type { FunctionLog } from './function-log.ts';
import { failure, type Invocation, type InvocationResult } from './invocation.ts';
import { type AwsEndpoints, processEnvironment } from './process-environment.ts';
import { RuntimeApi } from './runtime-api.ts';

const preload = new URL('./runtime-preload.mjs', import.meta.url).href;
// Not import.meta.resolve: the test runner's modules have none.
const runtime = createRequire(import.meta.url).resolve('aws-lambda-ric');
/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-ib */
const INIT_LIMIT_MS = 10_000;

/** What the event log is told of a process. */
export type ReportProcess = (event: string, details: Record<string, unknown>) => void;

/** One process of one function: started for its first invocation, then reused until it fails or is ended. */
export class ExecutionEnvironment {
  readonly lambda: LambdaFunction;
  /** Counts the processes of a stack. */
  readonly number: number;
  state: 'starting' | 'busy' | 'idle' | 'ended' = 'starting';
  idleSince = 0;
  /** Ends with the invocation that it is busy with. */
  retiring = false;
  /** Fulfilled when the process is gone. */
  readonly gone: Promise<void>;
  private readonly log: FunctionLog;
  private readonly report: ReportProcess;
  private readonly runtimeApi: RuntimeApi;
  private readonly markGone: () => void;
  private process: ChildProcess | undefined;
  private current: { invocation: Invocation; settle: (result: InvocationResult) => void } | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(lambda: LambdaFunction, number: number, log: FunctionLog, report: ReportProcess) {
    this.lambda = lambda;
    this.number = number;
    this.log = log;
    this.report = (event, details) =>
      report(event, { function: lambda.name, process: number, pid: this.pid, ...details });
    this.runtimeApi = new RuntimeApi(lambda.arn);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.gone = promise;
    this.markGone = resolve;
  }

  get pid(): number | undefined {
    return this.process?.pid;
  }

  /** Never rejects: a process that cannot start counts as one that crashed. */
  async start(endpoints: AwsEndpoints): Promise<void> {
    try {
      const address = await this.runtimeApi.listen();
      if (this.state === 'ended') return this.exited('never started');
      const accessKeyId = accessKeyOf(this.lambda.name, this.number);
      this.spawn(processEnvironment(this.lambda, { ...endpoints, runtimeApi: address, accessKeyId }));
    } catch (error) {
      this.exited(String(error));
    }
  }

  /** Never rejects: whatever goes wrong is a result with `functionError`. */
  invoke(invocation: Invocation): Promise<InvocationResult> {
    const seconds = this.lambda.timeoutSeconds;
    if (this.state === 'starting') this.limit(Math.max(INIT_LIMIT_MS, seconds * 1000));
    this.state = 'busy';
    const { promise, resolve } = Promise.withResolvers<InvocationResult>();
    this.current = { invocation, settle: resolve };
    const answered = this.runtimeApi.deliver({
      ...invocation,
      deadlineMs: () => Date.now() + seconds * 1000,
      handedOver: () => this.limit(seconds * 1000),
    });
    void answered.then((result) => this.settle(result));
    return promise;
  }

  /** Kills the process and whatever it started; fulfilled when it is gone. */
  async end(): Promise<void> {
    this.state = 'ended';
    this.signal('SIGKILL');
    await this.gone;
  }

  /** From outside, as whatever ends, stops or continues a process: the invocation in it is not told. */
  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
    if (this.pid === undefined) return;
    this.report(signal, {});
    // No invocation is to get there before its exit is noticed.
    if (signal === 'SIGKILL' && this.state === 'idle') this.state = 'ended';
    signalGroup(this.pid, signal);
  }

  private spawn(env: Record<string, string>): void {
    const heap = `--max-old-space-size=${Math.floor(this.lambda.memoryMegabytes * 0.9)}`;
    const child = spawn(process.execPath, [heap, '--import', preload, runtime], {
      cwd: this.lambda.codeDirectory,
      env,
      stdio: ['ignore', this.log.descriptor, this.log.descriptor, 'pipe'],
      // Its own process group: Ctrl-C is for the stack, which then ends its processes in order.
      detached: true,
    });
    this.process = child;
    this.report('start', {});
    child.once('error', (error) => this.exited(error.message));
    child.once('exit', (code, signal) => this.exited(exitReason(code, signal)));
  }

  private limit(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const seconds = (milliseconds / 1000).toFixed(2);
      this.fail('Sandbox.Timedout', `Task timed out after ${seconds} seconds`);
      void this.end();
    }, milliseconds);
  }

  private exited(reason: string | undefined): void {
    this.state = 'ended';
    this.report('exit', { reason });
    this.runtimeApi.close();
    this.fail('Runtime.ExitError', exitMessage(reason));
    this.markGone();
  }

  private fail(errorType: string, message: string): void {
    if (!this.current) return;
    const { requestId } = this.current.invocation;
    this.log.platformError(requestId, message);
    this.settle(failure(errorType, `RequestId: ${requestId} Error: ${message}`));
  }

  private settle(result: InvocationResult): void {
    clearTimeout(this.timer);
    const current = this.current;
    this.current = undefined;
    if (current) {
      this.log.bound();
      const { requestId } = current.invocation;
      this.report('invoke', { requestId, outcome: result.functionError ? 'error' : 'ok' });
    }
    // After a failed initialization the runtime exits by itself.
    if (this.state === 'busy') this.state = this.runtimeApi.initFailed ? 'ended' : 'idle';
    this.idleSince = Date.now();
    current?.settle(result);
  }
}
