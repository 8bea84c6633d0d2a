import type { Clock } from '../clock/clock.ts';
import type { LambdaFunction } from '../template/functions.ts';
import { AsynchronousInvocations, type AsynchronousSetup } from './asynchronous-invocations.ts';
import { EnvironmentPool, type StartEnvironment } from './environment-pool.ts';
import { ExecutionEnvironment, type ReportProcess } from './execution-environment.ts';
import { FunctionLog } from './function-log.ts';
import type { Invocation, InvocationResult } from './invocation.ts';
import type { AwsEndpoints } from './process-environment.ts';

export type LambdaSetup = {
  functions: readonly LambdaFunction[];
  /** Measures the age of events. */
  clock: Clock;
  endpoints: AwsEndpoints;
  logDirectory: string;
  /** The maximum number of function processes in all. */
  processLimit: number;
  /** The account's quota of invocations that run concurrently. */
  accountConcurrency: number;
  /** Pause before each retry of an asynchronous invocation. */
  retryDelaysMs: readonly number[];
  /** Sends a record to an on-failure destination. */
  sendTo: (destinationArn: string, record: string, lambda: LambdaFunction) => void;
  /** Called before a process starts. */
  starts: (lambda: LambdaFunction) => void;
  /** Called when a process starts, responds, exits or receives a signal. */
  report: ReportProcess;
};

/** Runs the template's functions as AWS Lambda would. */
export class LambdaService {
  readonly functions: readonly LambdaFunction[];
  readonly asynchronous: AsynchronousInvocations;
  readonly pool: EnvironmentPool;
  private readonly logs: Map<string, FunctionLog>;
  private readonly report: ReportProcess;
  private readonly accountConcurrency: number;

  constructor(setup: LambdaSetup) {
    const { functions, clock, endpoints, logDirectory, processLimit, retryDelaysMs, sendTo, report } = setup;
    this.functions = functions;
    let started = 0;
    this.logs = new Map(functions.map((lambda) => [lambda.name, new FunctionLog(logDirectory, lambda)]));
    const start: StartEnvironment = (lambda, after) => {
      started += 1;
      const environment = new ExecutionEnvironment(lambda, started, this.log(lambda.name), report);
      setup.starts(lambda);
      void after.then(() => environment.start(endpoints));
      return environment;
    };
    this.report = report;
    this.accountConcurrency = setup.accountConcurrency;
    this.pool = new EnvironmentPool(processLimit, start);
    const invoke: AsynchronousSetup['invoke'] = (lambda, invocation, signal) => {
      this.reportThrottle(lambda);
      return this.pool.invoke(lambda, invocation, 'asynchronous', signal);
    };
    this.asynchronous = new AsynchronousInvocations({
      clock,
      invoke,
      sendTo,
      retryDelaysMs,
      report: (event, { name }, requestId) => report(event, { function: name, requestId }),
    });
  }

  /** Finds a function by its name or by its ARN, with or without a version or alias. */
  find(nameOrArn: string): LambdaFunction | undefined {
    const name = nameOrArn.startsWith('arn:') ? nameOrArn.split(':')[6] : nameOrArn.split(':')[0];
    return this.functions.find((lambda) => lambda.name === name);
  }

  /** Never rejects. `signal` cancels the invocation only while it waits for a process. */
  invoke(lambda: LambdaFunction, invocation: Invocation, signal?: AbortSignal): Promise<InvocationResult> {
    this.reportThrottle(lambda);
    return this.pool.invoke(lambda, invocation, 'synchronous', signal);
  }

  /** @throws Error for an unknown function */
  log(functionName: string): FunctionLog {
    const log = this.logs.get(functionName);
    if (!log) throw new Error(`There is no function ${functionName}`);
    return log;
  }

  /** Reports an invocation that waits here, and that AWS would refuse: the concurrency that it may use is used up. */
  private reportThrottle(lambda: LambdaFunction): void {
    const { name, reservedConcurrency } = lambda;
    if (
      reservedConcurrency === undefined
        ? this.isAccountUsedUp()
        : this.countRunning(lambda) >= reservedConcurrency
    )
      this.report('throttle', { function: name });
  }

  /** Whether the functions without a concurrency of their own use what the others leave. */
  private isAccountUsedUp(): boolean {
    let left = this.accountConcurrency;
    for (const lambda of this.functions) left -= lambda.reservedConcurrency ?? this.countRunning(lambda);
    return left <= 0;
  }

  /** Counts the invocations of a function that run or wait, which would run on AWS. */
  countRunning(lambda: LambdaFunction): number {
    return this.pool.countBusy(lambda) + this.pool.countFor(lambda.name).waiting;
  }

  async close(): Promise<void> {
    this.asynchronous.close();
    await this.pool.close();
    for (const log of this.logs.values()) log.close();
  }
}
