import type { LambdaFunction } from '../template/functions.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';
import { calledOff, type Invocation, type InvocationResult } from './invocation.ts';
import { type Priority, WaitingInvocations } from './waiting-invocations.ts';

/** A process that idled this long is one that its function no longer needs. */
const IDLE_MS = 1_000;
/** As Lambda does after some minutes: a stack that nobody uses should cost little memory. */
const IDLE_LIFETIME_MS = 120_000;

/** Makes an environment whose process starts once `after` is fulfilled. */
export type StartEnvironment = (lambda: LambdaFunction, after: Promise<void>) => ExecutionEnvironment;

/** The processes of all functions, at most `limit` of them; further invocations wait for their turn. */
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
    this.reaper = setInterval(() => this.endLongIdle(), 10_000).unref();
  }

  /** Never rejects. `signal` calls it off in the queue; an invocation that has begun runs to its end. */
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
        if (this.waiting.remove(entry)) settle(calledOff);
      });
      this.dispatch();
    });
  }

  processes(): ExecutionEnvironment[] {
    return [...this.environments];
  }

  /** How many invocations of a function wait for a process, and how many processes it has had. */
  counts(functionName: string): { waiting: number; coldStarts: number } {
    return {
      waiting: this.waiting.count(functionName),
      coldStarts: this.coldStarts.get(functionName) ?? 0,
    };
  }

  /** Ends a function's processes, busy ones after their invocation: the next invocation starts cold. */
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
    const idle = this.idle().sort((a, b) => b.idleSince - a.idleSince);
    const warm = idle.find((environment) => environment.lambda.name === lambda.name);
    if (warm) return warm;
    if (this.environments.size < this.limit) return this.add(lambda, Promise.resolve());
    const victim = idle.findLast((environment) => this.mayGo(environment, lambda));
    if (!victim) return undefined;
    this.environments.delete(victim);
    return this.add(lambda, victim.end());
  }

  /**
   * Whether an idle process makes room for another function. A cold start costs more than a short wait, so
   * processes move only to even out, to let a function in that has none, or when they have been idle for a while.
   */
  private mayGo({ lambda, idleSince }: ExecutionEnvironment, taker: LambdaFunction): boolean {
    const wanted = this.waiting.count(lambda.name) > 0;
    const share = Math.max(1, Math.floor(this.limit / this.activeFunctions().size));
    if (this.owned(taker) < share && this.owned(lambda) > share) return true;
    return !wanted && (this.owned(taker) === 0 || Date.now() - idleSince >= IDLE_MS);
  }

  private owned(lambda: LambdaFunction): number {
    return this.processes().filter((environment) => environment.lambda === lambda).length;
  }

  /** Functions that are called, or were a moment ago. */
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

  private idle(): ExecutionEnvironment[] {
    return this.processes().filter(({ state, retiring }) => state === 'idle' && !retiring);
  }

  private endLongIdle(): void {
    for (const environment of this.idle()) {
      if (Date.now() - environment.idleSince > IDLE_LIFETIME_MS) void environment.end();
    }
  }
}
