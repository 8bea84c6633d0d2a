import type { LambdaFunction } from '../template/functions.ts';
import type { Invocation, InvocationResult } from './invocation.ts';

/** Callers that wait for the answer go before events that nobody waits for. */
export type Priority = 'synchronous' | 'asynchronous';

export type WaitingInvocation = {
  lambda: LambdaFunction;
  invocation: Invocation;
  priority: Priority;
  settle: (result: InvocationResult) => void;
};

type Entry = WaitingInvocation & { arrival: number };

/** Invocations that have no process yet, in the order in which each function's should get one. */
export class WaitingInvocations {
  private readonly byFunction = new Map<string, Record<Priority, Entry[]>>();
  private arrivals = 0;

  add(waiting: WaitingInvocation): void {
    const queues = this.byFunction.get(waiting.lambda.name) ?? { synchronous: [], asynchronous: [] };
    this.byFunction.set(waiting.lambda.name, queues);
    queues[waiting.priority].push({ ...waiting, arrival: this.arrivals++ });
  }

  /** @returns whether it was still waiting. */
  remove({ lambda, invocation, priority }: WaitingInvocation): boolean {
    const queue = this.byFunction.get(lambda.name)?.[priority];
    const index = queue?.findIndex((entry) => entry.invocation === invocation) ?? -1;
    if (index >= 0) queue?.splice(index, 1);
    return index >= 0;
  }

  /** The first of each function, synchronous ones before asynchronous ones, then by arrival. */
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

  count(functionName: string): number {
    const queues = this.byFunction.get(functionName);
    return queues ? queues.synchronous.length + queues.asynchronous.length : 0;
  }

  /** Functions for which something waits. */
  functionNames(): string[] {
    return [...this.byFunction.keys()].filter((name) => this.count(name) > 0);
  }

  clear(): void {
    this.byFunction.clear();
  }
}
