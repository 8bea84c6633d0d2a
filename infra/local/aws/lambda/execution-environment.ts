import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { accessKeyOf } from '../../faults/call-point.ts';
import { signalGroup } from '../../run/signal-group.ts';
import type { LambdaFunction } from '../template/functions.ts';
import { exitMessage, exitReason } from './exit-reason.ts';
import type { FunctionLog } from './function-log.ts';
import { describeOutcome, failure, type Invocation, type InvocationResult } from './invocation.ts';
import { InvocationTimes } from './invocation-times.ts';
import { type AwsEndpoints, processEnvironment } from './process-environment.ts';
import { RuntimeApi } from './runtime-api.ts';

const preload = new URL('./runtime-preload.mjs', import.meta.url).href;
// The test runner's modules have no import.meta.resolve.
const runtime = createRequire(import.meta.url).resolve('aws-lambda-ric');
/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-ib */
const INIT_LIMIT_MS = 10_000;

/** Reports what happens to a process to the event log. */
export type ReportProcess = (event: string, details: Record<string, unknown>) => void;

/** One process of one function: started for its first invocation and reused until it fails or is ended. */
export class ExecutionEnvironment {
  readonly lambda: LambdaFunction;
  /** Unique within the stack, in the order of starts. */
  readonly number: number;
  state: 'starting' | 'busy' | 'idle' | 'ended' = 'starting';
  idleSince = 0;
  /** Whether the process ends after its current invocation. */
  retiring = false;
  readonly runtimeApi: RuntimeApi;
  /** Resolves when the process has exited. */
  readonly gone: Promise<void>;
  private readonly log: FunctionLog;
  private readonly report: ReportProcess;
  private readonly markGone: () => void;
  private process: ChildProcess | undefined;
  private current: { invocation: Invocation; settle: (result: InvocationResult) => void } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly times = new InvocationTimes();

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

  /** Never rejects: a process that cannot start counts as crashed. */
  async start(endpoints: AwsEndpoints): Promise<void> {
    try {
      const address = await this.runtimeApi.listen();
      if (this.state === 'ended') return this.handleExit('never started');
      const accessKeyId = accessKeyOf(this.lambda.name, this.number);
      this.spawn(processEnvironment(this.lambda, { ...endpoints, runtimeApi: address, accessKeyId }));
    } catch (error) {
      this.handleExit(String(error));
    }
  }

  /** Never rejects: any failure is a result with `functionError`. */
  invoke(invocation: Invocation): Promise<InvocationResult> {
    const seconds = this.lambda.timeoutSeconds;
    if (this.state === 'starting') this.limitTime(Math.max(INIT_LIMIT_MS, seconds * 1000));
    this.state = 'busy';
    const { promise, resolve } = Promise.withResolvers<InvocationResult>();
    this.current = { invocation, settle: resolve };
    const delivered = this.runtimeApi.deliver({
      ...invocation,
      deadlineMs: () => Date.now() + seconds * 1000,
      onHandOver: () => {
        this.times.handOver();
        this.limitTime(seconds * 1000);
      },
    });
    void delivered.then((result) => this.settle(result));
    return promise;
  }

  /** Kills the process and its children. Resolves when the process has exited. */
  async end(): Promise<void> {
    this.state = 'ended';
    this.signal('SIGKILL');
    await this.gone;
  }

  /** Signals the process from outside: its invocation is not notified. */
  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
    if (this.pid === undefined) return;
    this.report(signal, {});
    // No invocation may be given to it before the exit event.
    if (signal === 'SIGKILL' && this.state === 'idle') this.state = 'ended';
    signalGroup(this.pid, signal);
  }

  private spawn(env: Record<string, string>): void {
    const heap = `--max-old-space-size=${Math.floor(this.lambda.memoryMegabytes * 0.9)}`;
    const child = spawn(process.execPath, [heap, '--import', preload, runtime], {
      cwd: this.lambda.codeDirectory,
      env,
      stdio: ['ignore', this.log.descriptor, this.log.descriptor, 'pipe'],
      // A process group of its own: Ctrl-C reaches only the stack, which ends its processes in order.
      detached: true,
    });
    this.process = child;
    this.times.start();
    this.report('start', {});
    child.once('error', (error) => this.handleExit(error.message));
    child.once('exit', (code, signal) => this.handleExit(exitReason(code, signal)));
  }

  private limitTime(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const seconds = (milliseconds / 1000).toFixed(2);
      this.fail('Sandbox.Timedout', `Task timed out after ${seconds} seconds`);
      void this.end();
    }, milliseconds);
  }

  private handleExit(reason: string | undefined): void {
    this.state = 'ended';
    this.report('exit', { reason });
    this.runtimeApi.close();
    this.fail('Runtime.ExitError', exitMessage(reason));
    this.markGone();
  }

  private fail(errorType: string, message: string): void {
    if (!this.current) return;
    const { requestId } = this.current.invocation;
    this.log.writePlatformError(requestId, message);
    this.settle(failure(errorType, `RequestId: ${requestId} Error: ${message}`));
  }

  private settle(result: InvocationResult): void {
    clearTimeout(this.timer);
    const current = this.current;
    this.current = undefined;
    if (current) {
      this.log.limitSize();
      const { requestId } = current.invocation;
      this.report('invoke', { requestId, ...describeOutcome(result), ...this.times.finish() });
    }
    // After a failed initialization the runtime exits on its own.
    if (this.state === 'busy') this.state = this.runtimeApi.initFailed ? 'ended' : 'idle';
    this.idleSince = Date.now();
    current?.settle(result);
  }
}
