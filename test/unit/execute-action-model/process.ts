import type { Executions } from '../../../shared/state/executions.ts';

/** What becomes of a call: the SDK may repeat it, at once or so that a copy comes late; `fails` is without effect. */
export const fates = ['works', 'is slow', 'is repeated', 'comes twice', 'loses its reply', 'fails'] as const;
export type Fate = (typeof fates)[number];

/** How the provider ends a write; the last four are codes of a write that did not happen. */
export const endings = [
  'done',
  'failed',
  'unknown with effect',
  'unknown without effect',
  'upstream-unavailable',
  'reconnect-required',
  'provider-rate-limited',
  'provider-error',
] as const;
type Ending = (typeof endings)[number];

/** Decided before it runs: what its calls in turn meet, and what it does when its time is over. */
export type Luck = {
  fates: readonly Fate[];
  ending: Ending;
  /** Whether its process is frozen rather than ended, and goes on long after. */
  outlives: boolean;
  /** Whether the request that has left a process arrives when the process is dead. */
  arrives: boolean;
};

export const goodLuck: Luck = { fates: [], ending: 'done', outlives: false, arrives: true };

export type Call = keyof Executions | 'prepare' | 'write';

/** The call of a payload. */
export const callOf = (payload: number) => ({
  connection: 'gmail',
  tool: 'gmail_send_message',
  input: { to: 'bob@example.com', subject: `Subject ${payload}`, body: 'there' },
});

/** What it says to its caller, in the words of the invariants. */
export type Told =
  | { kind: 'result' | 'final failure'; executionId: string | undefined; isReplay: boolean }
  | { kind: 'unknown'; isReplay: boolean }
  | { kind: 'not sent' | 'unavailable' | 'in progress' | 'other request' | 'not found' }
  | { kind: 'unexpected'; what: string };

/** One run of the function for one request about a key. */
export class Process {
  readonly name: string;
  readonly asks: 'send' | 'ask';
  readonly key: string;
  readonly payload: number;
  readonly luck: Luck;
  /** Began and ended in the order of all happenings; the times are in epoch milliseconds. */
  readonly startedAt: number;
  readonly began: number;
  /** By its end the answer is there, unless it died. */
  told: Told | undefined;
  ended = Number.POSITIVE_INFINITY;
  endedAt = Number.POSITIVE_INFINITY;
  isDead = false;
  /** When the key was taken for it, by its own clock: epoch milliseconds. */
  takenAt: number | undefined;
  /** Whose record it found last. */
  saw: { owner: string; expiresAt: number } | undefined;
  /** Calls that were made, and the faults that they met. */
  readonly calls: Call[] = [];
  readonly faults: { call: Call; fate: Fate }[] = [];

  constructor(
    request: Pick<Process, 'name' | 'asks' | 'key' | 'payload' | 'luck'>,
    at: { now: number; count: number },
  ) {
    this.name = request.name;
    this.asks = request.asks;
    this.key = request.key;
    this.payload = request.payload;
    this.luck = request.luck;
    this.startedAt = at.now;
    this.began = at.count;
  }

  get isOver(): boolean {
    return this.isDead || this.told !== undefined;
  }

  /** Whose record its answer is about. */
  get about(): string | undefined {
    return this.takenAt === undefined ? this.saw?.owner : this.name;
  }

  /** What becomes of its next call. */
  meet(call: Call): Fate {
    // What becomes of a write, the provider's ending tells.
    const fate = call === 'write' ? 'works' : (this.luck.fates[this.calls.length] ?? 'works');
    this.calls.push(call);
    if (fate === 'fails' || fate === 'loses its reply') this.faults.push({ call, fate });
    return fate;
  }

  end(told: Told, at: { now: number; count: number }): void {
    this.told = told;
    this.endedAt = at.now;
    this.ended = at.count;
  }
}
