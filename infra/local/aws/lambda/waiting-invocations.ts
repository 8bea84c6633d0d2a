import type { LambdaFunction } from '../template/functions.ts';
import type { Invocation, InvocationResult } from './invocation.ts';

/** Synchronous invocations have a waiting caller and come first. */
export type Priority = 'synchronous' | 'asynchronous';

export type WaitingInvocation = {
  lambda: LambdaFunction;
  invocation: Invocation;
  priority: Priority;
  settle: (result: InvocationResult) => void;
};

type Entry = WaitingInvocation & { arrival: number };

/** The invocations that wait for a process, by function and priority. */
export class WaitingInvocations {
  private readonly byFunction = new Map<string, Record<Priority, Entry[]>>();
  private arrivals = 0;

  add(waiting: WaitingInvocation): void {
    const queues = this.byFunction.get(waiting.lambda.name) ?? { synchronous: [], asynchronous: [] };
    this.byFunction.set(waiting.lambda.name, queues);
    queues[waiting.priority].push({ ...waiting, arrival: this.arrivals++ });
  }

  /** Returns whether the invocation was still waiting. */
  remove({ lambda, invocation, priority }: WaitingInvocation): boolean {
    const queue = this.byFunction.get(lambda.name)?.[priority];
    const index = queue?.findIndex((entry) => entry.invocation === invocation) ?? -1;
    if (index >= 0) queue?.splice(index, 1);
    return index >= 0;
  }

  /** The next invocation of each function: synchronous before asynchronous, then by arrival. */
  heads(): WaitingInvocation[] {
    const heads = [...this.byFunction.values()].flatMap(({ synchronous, asynchronous }) => {
      const head = synchronous[0] ?? asynchronous[0];
      return head ? [head] : [];
    });
    return heads.sort((a, b) => {
      if (a.priority !== b.priority) return a.priority === 'synchronous' ? -1 : 1;
      return a.arrival - b.arrival;
    });
  }

  /** The event of a function that waits longest. */
  oldestEvent(functionName: string): Invocation | undefined {
    return this.byFunction.get(functionName)?.asynchronous[0]?.invocation;
  }

  count(functionName: string): number {
    const queues = this.byFunction.get(functionName);
    return queues ? queues.synchronous.length + queues.asynchronous.length : 0;
  }

  /** The functions with waiting invocations. */
  functionNames(): string[] {
    return [...this.byFunction.keys()].filter((name) => this.count(name) > 0);
  }

  clear(): void {
    this.byFunction.clear();
  }
}
