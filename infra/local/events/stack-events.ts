/** An event of the stack: names, numbers and outcomes, never a token, a secret or a text. */
export type StackEvent = { seq: number; at: string; source: string; event: string } & Record<string, unknown>;

export type EventQuery = {
  /** Only events after this `seq`. */
  since?: number | undefined;
  source?: string | undefined;
  event?: string | undefined;
};

const KEPT = 10_000;

/** The last 10,000 events of all parts of the stack, in order. */
export class StackEvents {
  #events: StackEvent[] = [];
  #seq = 0;
  readonly #observers: ((event: StackEvent) => void)[] = [];

  /** Calls back for every further event. */
  observe(observer: (event: StackEvent) => void): void {
    this.#observers.push(observer);
  }

  record(source: string, name: string, details: Record<string, unknown> = {}): void {
    this.#seq += 1;
    const event = { seq: this.#seq, at: new Date().toISOString(), source, event: name, ...details };
    this.#events.push(event);
    for (const observe of this.#observers) observe(event);
    // Dropped half at a time, as dropping one would move the whole array at each event.
    if (this.#events.length > 1.5 * KEPT) this.#events = this.#events.slice(-KEPT);
  }

  read({ since = 0, source, event }: EventQuery): { events: StackEvent[]; lastSeq: number } {
    const events = this.#events
      .slice(-KEPT)
      .filter(
        (each) => each.seq > since && source === (source && each.source) && event === (event && each.event),
      );
    return { events, lastSeq: this.#seq };
  }
}
