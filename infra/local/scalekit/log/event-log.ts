export type Stamped = { seq: number; at: string };

/** Selects the entries of one identifier, and entries after a sequence number. */
export type EventFilter = { identifier?: string | undefined; since?: number | undefined };

/** A log keeps this many of its newest entries. */
export const KEPT_ENTRIES = 10_000;

/** A numbered log that tests and tools read over HTTP. Entries never hold tokens or mail text. */
export class EventLog<Entry extends { identifier?: string }> {
  readonly #onAppend: (entry: Stamped & Entry) => void;
  #entries: (Stamped & Entry)[] = [];
  #seq = 0;

  /** @param onAppend receives each new entry */
  constructor(onAppend: (entry: Stamped & Entry) => void = () => {}) {
    this.#onAppend = onAppend;
  }

  /** Appends and returns the stored entry. A call sets the outcome on its entry when it ends. */
  append(entry: Entry): Stamped & Entry {
    this.#seq += 1;
    const stored = { seq: this.#seq, at: new Date().toISOString(), ...entry };
    this.#entries.push(stored);
    if (this.#entries.length > KEPT_ENTRIES) this.#entries.shift();
    this.#onAppend(stored);
    return stored;
  }

  read({ identifier, since = 0 }: EventFilter): { entries: (Stamped & Entry)[]; lastSeq: number } {
    const entries = this.#entries.filter(
      (entry) => entry.seq > since && (identifier === undefined || entry.identifier === identifier),
    );
    return { entries, lastSeq: this.#seq };
  }

  /** Removes the entries and keeps counting, so that a reader's `since` stays valid. */
  clear(): void {
    this.#entries = [];
  }
}
