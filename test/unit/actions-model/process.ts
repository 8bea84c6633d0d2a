import type { Executions } from '../../../shared/state/executions/executions.ts';

/** The fate of a call. The SDK may repeat it, immediately or so that the first copy arrives late; `fails` has no effect. */
export const fates = ['works', 'is slow', 'is repeated', 'comes twice', 'loses its reply', 'fails'] as const;
export type Fate = (typeof fates)[number];

/** The provider's result of a write; the last four are codes of a write that had no effect. */
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

/** The fates of one process, chosen before it runs. */
export type Script = {
  /** Of its calls, in order; further calls work. */
  fates: readonly Fate[];
  ending: Ending;
  /** Whether the process is frozen at its time limit, not ended, and resumes long after. */
  outlives: boolean;
  /** Whether a request that has left the process arrives after the process is dead. */
  arrives: boolean;
};

export const faultless: Script = { fates: [], ending: 'done', outlives: false, arrives: true };

export type Call = keyof Executions | 'prepare' | 'write';

/** The tool call with a payload. */
export const callOf = (payload: number) => ({
  connection: 'gmail',
  tool: 'gmail_send_message',
  input: { to: 'bob@example.com', subject: `Subject ${payload}`, body: 'there' },
});

/** The response to the caller, in the terms of the invariants. */
export type Verdict =
  | { kind: 'result' | 'final failure'; executionId: string | undefined; isReplay: boolean }
  | { kind: 'unknown'; isReplay: boolean }
  | { kind: 'not sent' | 'unavailable' | 'in progress' | 'other request' | 'not found' }
  | { kind: 'unexpected'; what: string };

/** One run of the function, for one request about a key. */
export class Process {
  readonly name: string;
  readonly asks: 'send' | 'ask';
  readonly key: string;
  readonly payload: number;
  readonly script: Script;
  /** `began` and `ended` count the steps of the model; times are in epoch milliseconds. */
  readonly startedAt: number;
  readonly began: number;
  /** The response; undefined while it runs, and for good once it died. */
  verdict: Verdict | undefined;
  ended = Number.POSITIVE_INFINITY;
  endedAt = Number.POSITIVE_INFINITY;
  isDead = false;
  /** When the process claimed the key, by its own clock (epoch milliseconds). */
  claimedAt: number | undefined;
  /** The record that it found last. */
  lastSeen: { owner: string; expiresAt: number } | undefined;
  /** The calls so far, and the faults injected into them. */
  readonly calls: Call[] = [];
  readonly faults: { call: Call; fate: Fate }[] = [];

  constructor(
    request: Pick<Process, 'name' | 'asks' | 'key' | 'payload' | 'script'>,
    at: { now: number; count: number },
  ) {
    this.name = request.name;
    this.asks = request.asks;
    this.key = request.key;
    this.payload = request.payload;
    this.script = request.script;
    this.startedAt = at.now;
    this.began = at.count;
  }

  get isOver(): boolean {
    return this.isDead || this.verdict !== undefined;
  }

  /** The owner of the record that its response is about. */
  get about(): string | undefined {
    return this.claimedAt === undefined ? this.lastSeen?.owner : this.name;
  }

  /** The fate of its next call. */
  nextFate(call: Call): Fate {
    // The provider's ending decides the fate of a write.
    const fate = call === 'write' ? 'works' : (this.script.fates[this.calls.length] ?? 'works');
    this.calls.push(call);
    if (fate === 'fails' || fate === 'loses its reply') this.faults.push({ call, fate });
    return fate;
  }

  end(verdict: Verdict, at: { now: number; count: number }): void {
    this.verdict = verdict;
    this.endedAt = at.now;
    this.ended = at.count;
  }
}
