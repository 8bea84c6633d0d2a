export type Stamped = { seq: number; at: string };

/** What a reader may ask for: entries of one identifier, entries after a sequence number. */
export type EventFilter = { identifier?: string | undefined; since?: number | undefined };

/** A log keeps so many of its newest entries. */
export const KEPT_ENTRIES = 10_000;

/** A sequence that tests and tools read over HTTP. Tokens and mail text never go in. */
export class EventLog<Entry extends { identifier?: string }> {
  readonly #appended: (entry: Stamped & Entry) => void;
  #entries: (Stamped & Entry)[] = [];
  #seq = 0;

  /** @param appended is told of each new entry */
  constructor(appended: (entry: Stamped & Entry) => void = () => {}) {
    this.#appended = appended;
  }

  /** Appends and returns the stored entry, so that a call can note its outcome on it when it ends. */
  append(entry: Entry): Stamped & Entry {
    this.#seq += 1;
    const stored = { seq: this.#seq, at: new Date().toISOString(), ...entry };
    this.#entries.push(stored);
    if (this.#entries.length > KEPT_ENTRIES) this.#entries.shift();
    this.#appended(stored);
    return stored;
  }

  read({ identifier, since = 0 }: EventFilter): { entries: (Stamped & Entry)[]; lastSeq: number } {
    const entries = this.#entries.filter(
      (entry) => entry.seq > since && (identifier === undefined || entry.identifier === identifier),
    );
    return { entries, lastSeq: this.#seq };
  }

  /** Forgets the entries and keeps counting, so that a reader's `since` stays right. */
  clear(): void {
    this.#entries = [];
  }
}

/** What tools do in their providers. */
type WorldEffect =
  | 'mail-sent'
  | 'draft-created'
  | 'labels-modified'
  | 'message-posted'
  | 'conversation-opened'
  | 'channel-joined'
  | 'page-created'
  | 'page-updated'
  | 'page-appended'
  | 'event-created'
  | 'event-updated'
  | 'event-deleted'
  | 'tool-run';

export type SideEffect =
  | 'account-created'
  | 'account-updated'
  | 'account-activated'
  | 'account-disconnected'
  | 'account-deleted'
  | 'account-status-set'
  | 'consent-approved'
  | 'consent-refused'
  | WorldEffect;

/** One thing that happened in the world because of a call, a consent or the control API. */
export type LedgerEntry = {
  kind: SideEffect;
  identifier: string;
  connection: string;
  tool?: string;
  executionId?: string;
  detail: Record<string, string | number | string[]>;
};

/** One gRPC call or HTTP request, from its arrival on. */
export type RpcEntry = {
  /** The RPC's name as in the SDK (`executeTool`), or `token`, `proxy`, `gmail`, `rest`. */
  method: string;
  identifier?: string;
  connection?: string;
  tool?: string;
  /** `IN_PROGRESS`, `OK`, a gRPC code's name (`NotFound`), `HTTP_<status>`, `RESET`, `FIN` or `BLACKHOLE`. */
  outcome: string;
  durationMs: number;
};
