import type { Code } from '@connectrpc/connect';

export type CodeName = Exclude<keyof typeof Code, number>;

/** What goes wrong with the next calls of one kind. */
export type Fault = {
  /** An RPC's name (`executeTool`) or `token`. */
  method: string;
  /** Only calls with this identifier; without it, any. */
  identifier?: string | undefined;
  /** How many calls it strikes. */
  times: number;
  /** The call waits so long; alone it is only slow. */
  delayMs?: number | undefined;
  /** The wait and the failure come after the effect: the reply is what gets lost. */
  after: boolean;
  /** Scalekit's own gRPC error. */
  code?: CodeName | undefined;
  /** Makes it an error of the provider, with this code in the typed detail. */
  toolErrorCode?: string | undefined;
  /** A proxy in front answers with this status and an HTML page. */
  httpStatus?: number | undefined;
  /** Seconds, in the answer's `Retry-After`. */
  retryAfter?: number | undefined;
  /** The connection is cut with a TCP reset. */
  drop?: 'reset' | undefined;
};

export class Faults {
  #armed: (Fault & { remaining: number })[] = [];

  arm(fault: Fault): void {
    this.#armed.push({ ...fault, remaining: fault.times });
  }

  /** The first armed fault that fits this call, counted down. */
  take(method: string, identifier?: string): Fault | undefined {
    const fault = this.#armed.find(
      (each) => each.method === method && (each.identifier === undefined || each.identifier === identifier),
    );
    if (fault === undefined) return undefined;
    fault.remaining -= 1;
    if (fault.remaining === 0) this.#armed = this.#armed.filter((each) => each !== fault);
    return fault;
  }

  list(): (Fault & { remaining: number })[] {
    return this.#armed;
  }

  /** Disarms the faults of one identifier, or all. */
  clear(identifier?: string): void {
    this.#armed =
      identifier === undefined ? [] : this.#armed.filter((each) => each.identifier !== identifier);
  }
}
