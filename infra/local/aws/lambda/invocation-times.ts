/** Measures one process: its initialization before its first invocation, then each invocation. */
export class InvocationTimes {
  #started: number | undefined;
  #handedOver: number | undefined;
  #initMs: number | undefined;

  start(): void {
    this.#started = performance.now();
  }

  /** The runtime has received an invocation. */
  handOver(): void {
    this.#handedOver = performance.now();
    if (this.#started !== undefined) this.#initMs = Math.round(this.#handedOver - this.#started);
    this.#started = undefined;
  }

  /** Ends an invocation; one that the runtime has not received took no time. */
  finish(): { durationMs: number; initMs?: number } {
    const now = performance.now();
    const durationMs = Math.round(now - (this.#handedOver ?? now));
    const initMs = this.#initMs;
    this.#handedOver = undefined;
    this.#initMs = undefined;
    return { durationMs, ...(initMs !== undefined && { initMs }) };
  }
}
