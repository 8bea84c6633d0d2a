import type { LambdaFunction } from '../template/functions.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';
import { cancelled, type Invocation, type InvocationResult } from './invocation.ts';
import { type Priority, WaitingInvocations } from './waiting-invocations.ts';

/** After this idle time another function may take over the process's place. */
const IDLE_MS = 1_000;
/** After this idle time a process exits, as on Lambda, so that an unused stack costs little memory. */
const IDLE_LIFETIME_MS = 120_000;

/** Creates an environment whose process starts when `after` resolves. */
export type StartEnvironment = (lambda: LambdaFunction, after: Promise<void>) => ExecutionEnvironment;

/** The processes of all functions, at most `limit`. Further invocations wait for a process. */
export class EnvironmentPool {
  private readonly limit: number;
  private readonly start: StartEnvironment;
  private readonly environments = new Set<ExecutionEnvironment>();
  private readonly waiting = new WaitingInvocations();
  private readonly coldStarts = new Map<string, number>();
  private readonly reaper: NodeJS.Timeout;
  private closed = false;

  constructor(limit: number, start: StartEnvironment) {
    this.limit = limit;
    this.start = start;
    // An idle process gives up its place as time passes, also when nothing else happens.
    this.reaper = setInterval(() => [this.endLongIdle(), this.dispatch()], IDLE_MS).unref();
  }

  /** Never rejects. `signal` cancels a waiting invocation; a running one completes. */
  invoke(
    lambda: LambdaFunction,
    invocation: Invocation,
    priority: Priority,
    signal?: AbortSignal,
  ): Promise<InvocationResult> {
    return new Promise((settle) => {
      const entry = { lambda, invocation, priority, settle };
      this.waiting.add(entry);
      signal?.addEventListener('abort', () => {
        if (this.waiting.remove(entry)) settle(cancelled);
      });
      this.dispatch();
    });
  }

  processes(): ExecutionEnvironment[] {
    return [...this.environments];
  }

  /** The event of a function that waits longest for a process. */
  oldestEvent(functionName: string): Invocation | undefined {
    return this.waiting.oldestEvent(functionName);
  }

  /** Counts a function's waiting invocations, and the processes that it has started. */
  countFor(functionName: string): { waiting: number; coldStarts: number } {
    return {
      waiting: this.waiting.count(functionName),
      coldStarts: this.coldStarts.get(functionName) ?? 0,
    };
  }

  countBusy(lambda: LambdaFunction): number {
    const isRunning = ({ state }: ExecutionEnvironment) => state === 'starting' || state === 'busy';
    return this.processes().filter((each) => each.lambda === lambda && isRunning(each)).length;
  }

  /** Ends a function's processes, busy ones after their invocation, so that the next invocation starts cold. */
  async recycle(functionName: string): Promise<number> {
    const own = this.processes().filter(({ lambda }) => lambda.name === functionName);
    await Promise.all(own.map((environment) => this.retire(environment)));
    return own.length;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.reaper);
    this.waiting.clear();
    await Promise.all(this.processes().map((environment) => environment.end()));
  }

  private dispatch(): void {
    if (this.closed) return;
    for (const head of this.waiting.heads()) {
      const environment = this.environmentFor(head.lambda);
      if (!environment) continue;
      this.waiting.remove(head);
      void environment.invoke(head.invocation).then((result) => {
        head.settle(result);
        if (environment.retiring) void environment.end();
        this.dispatch();
      });
      this.dispatch();
      return;
    }
  }

  private environmentFor(lambda: LambdaFunction): ExecutionEnvironment | undefined {
    if (this.countBusy(lambda) >= (lambda.reservedConcurrency ?? this.limit)) return undefined;
    const idle = this.idleProcesses().sort((a, b) => b.idleSince - a.idleSince);
    const warm = idle.find((environment) => environment.lambda.name === lambda.name);
    if (warm) return warm;
    if (this.environments.size < this.limit) return this.add(lambda, Promise.resolve());
    const victim = idle.findLast((environment) => this.canBeReplaced(environment, lambda));
    if (!victim) return undefined;
    this.environments.delete(victim);
    return this.add(lambda, victim.end());
  }

  /**
   * Whether an idle process may be replaced by one of another function: to share the limit fairly, to start a function that
   * has none, or after an idle time. A cold start costs more than a short wait.
   */
  private canBeReplaced({ lambda, idleSince }: ExecutionEnvironment, successor: LambdaFunction): boolean {
    const isNeeded = this.waiting.count(lambda.name) > 0;
    const share = Math.max(1, Math.floor(this.limit / this.activeFunctions().size));
    if (this.countOf(successor) < share && this.countOf(lambda) > share) return true;
    return !isNeeded && (this.countOf(successor) === 0 || Date.now() - idleSince >= IDLE_MS);
  }

  private countOf(lambda: LambdaFunction): number {
    return this.processes().filter((environment) => environment.lambda === lambda).length;
  }

  /** The functions that run, wait, or ran a moment ago. */
  private activeFunctions(): Set<string> {
    const recently = this.processes().filter(
      ({ state, idleSince }) => state !== 'idle' || Date.now() - idleSince < IDLE_MS,
    );
    return new Set([...this.waiting.functionNames(), ...recently.map(({ lambda }) => lambda.name)]);
  }

  private add(lambda: LambdaFunction, after: Promise<void>): ExecutionEnvironment {
    const environment = this.start(lambda, after);
    this.environments.add(environment);
    this.coldStarts.set(lambda.name, (this.coldStarts.get(lambda.name) ?? 0) + 1);
    void environment.gone.then(() => {
      this.environments.delete(environment);
      this.dispatch();
    });
    return environment;
  }

  private async retire(environment: ExecutionEnvironment): Promise<void> {
    environment.retiring = true;
    if (environment.state === 'idle') await environment.end();
  }

  private idleProcesses(): ExecutionEnvironment[] {
    return this.processes().filter(({ state, retiring }) => state === 'idle' && !retiring);
  }

  private endLongIdle(): void {
    for (const environment of this.idleProcesses()) {
      if (Date.now() - environment.idleSince > IDLE_LIFETIME_MS) void environment.end();
    }
  }
}
