import type { RpcEntry } from '../log/rpc-entry.ts';
import type { Environment } from './environment.ts';

export type Subject = Pick<RpcEntry, 'identifier' | 'connection' | 'tool' | 'agentRunId'>;

/** One call from its arrival to its end: its entry in the call log, and the observer's record of it. */
export class Call {
  readonly #environment: Environment;
  readonly #entry: RpcEntry;
  readonly #started = performance.now();

  constructor(environment: Environment, method: string, subject: Subject = {}) {
    this.#environment = environment;
    this.#entry = environment.rpcs.append({ method, ...subject, outcome: 'IN_PROGRESS', durationMs: 0 });
  }

  end(outcome: string): void {
    const entry = this.#entry;
    entry.outcome = outcome;
    entry.durationMs = Math.round((performance.now() - this.#started) * 10) / 10;
    const { method, identifier, connection, tool, durationMs } = entry;
    const details = { identifier, connection, tool, outcome, durationMs };
    this.#environment.observer.record('scalekit', method, details);
  }
}
