import type { RpcEntry } from '../log/event-log.ts';
import type { Environment } from './environment.ts';
import type { CallPoint } from './observer.ts';

export type Subject = Pick<RpcEntry, 'identifier' | 'connection' | 'tool'>;

/** One call from its arrival to its end, in the log of calls and for the observer. */
export class Call {
  readonly #environment: Environment;
  readonly #entry: RpcEntry;
  readonly #started = performance.now();

  constructor(environment: Environment, method: string, subject: Subject = {}) {
    this.#environment = environment;
    this.#entry = environment.rpcs.append({ method, ...subject, outcome: 'IN_PROGRESS', durationMs: 0 });
  }

  /** Runs the effect between the observer's two points; the second one comes also when the effect fails. */
  async effect<Answer>(run: () => Promise<Answer> | Answer): Promise<Answer> {
    await this.#reach('before');
    try {
      return await run();
    } finally {
      await this.#reach('after');
    }
  }

  end(outcome: string): void {
    const entry = this.#entry;
    entry.outcome = outcome;
    entry.durationMs = Math.round((performance.now() - this.#started) * 10) / 10;
    const { method, identifier, connection, tool, durationMs } = entry;
    const details = { identifier, connection, tool, outcome, durationMs };
    this.#environment.observer.record('scalekit', method, details);
  }

  async #reach(when: CallPoint['when']): Promise<void> {
    const { method, identifier, tool } = this.#entry;
    await this.#environment.observer.around?.({
      method,
      ...(identifier && { identifier }),
      ...(tool && { tool }),
      when,
    });
  }
}
