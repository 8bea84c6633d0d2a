import type { DigestDeps } from '../../../functions/mail-digest/digest-run.ts';
import { makeDigest } from '../../../functions/mail-digest/make-digest.ts';
import { runDigest } from '../../../functions/mail-digest/run-digest.ts';
import { digestEvent } from '../../../functions/mail-digest/schema.ts';
import { DIGEST_TIMEOUT_SECONDS, JOB_CLOSING_MS } from '../../../shared/config/job-limits.ts';
import { renderDigest } from '../../../shared/digest/render/render-digest.ts';
import type { Choice } from '../../../shared/digest/settings/settings.ts';
import { summariseExtractively } from '../../../shared/digest/summary/extractive.ts';
import { AppError, type ErrorCode, type ProviderErrorReason } from '../../../shared/errors/app-error.ts';
import type { AccountStatus, ToolCall, ToolRun } from '../../../shared/scalekit/scalekit.ts';
import type { RestoredState } from '../../../shared/state/restored/restored-state.ts';
import type { Change } from '../../../shared/state/settings-updates.ts';
import { fakeDigestSettings } from '../state/fake-digest-settings.ts';
import { fakeDigestSlots } from '../state/fake-digest-slots.ts';
import { fakeOffboardings } from '../state/fake-offboardings.ts';

export const ada = { issuer: 'https://issuer', identifier: 'ada' };
const slotTime = '2026-11-22T06:30:00.000Z';
/** Lambda's timeout, and the time that a run may use of it. */
export const LASTS_MS = DIGEST_TIMEOUT_SECONDS * 1_000;
export const WORKS_MS = LASTS_MS - JOB_CLOSING_MS;

export const choice: Choice = {
  time: '07:30',
  timeZone: 'Europe/Berlin',
  weekdays: ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'],
  connection: 'gmail',
  query: 'is:unread',
  maxMessages: 50,
  delivery: 'stored',
  source: 'tool',
  language: 'en',
};

export const message = {
  id: 'm1',
  threadId: 't1',
  payload: {
    mimeType: 'text/plain',
    headers: [{ name: 'Subject', value: 'Hi' }],
    body: { data: 'QnVkZ2V0IGlzIGFwcHJvdmVkLg' },
  },
};

export const done = (data: unknown): ToolRun => ({ outcome: 'done', data, executionId: 'ex' });

/** The result of a tool that failed; `connection` as Scalekit's client reports it. */
export function ended(
  outcome: 'not-run' | 'failed' | 'unknown',
  code: ErrorCode,
  facts: {
    connection?: string;
    retryAfter?: number;
    reason?: ProviderErrorReason;
    isRefusedCredential?: boolean;
  } = {},
): ToolRun {
  return { outcome, error: new AppError(code, facts) };
}

/** The result of each tool while nothing fails. */
const usualResults: Record<string, ToolRun> = {
  gmail_fetch_mails: done({ messages: [message] }),
  gmail_get_profile: done({ emailAddress: 'ada@example.com' }),
  gmail_send_message: done({ id: 'sent' }),
  slack_auth_test: done({ ok: true, user_id: 'U1' }),
  slack_open_conversation: done({ ok: true, channel: { id: 'D1' } }),
  slack_send_message: done({ ok: true }),
};

/** Fakes of all dependencies of one user's digest; a test changes the results of tools. */
export class DigestFakes {
  now = Date.parse(slotTime);
  status: AccountStatus = 'ACTIVE';
  readonly calls: ToolCall[] = [];
  /** The write calls among them. */
  readonly sent: ToolCall[] = [];
  readonly slept: number[] = [];
  readonly statusReads: string[] = [];
  /** Results by tool, in place of the usual one: one per call, the last one for all further calls. */
  readonly results: Record<string, ToolRun[]> = {};
  /** Set by a test whose table was restored. */
  restored: RestoredState | undefined;
  readonly slots = fakeDigestSlots(
    () => this.now,
    () => this.restored,
  );
  readonly settings = fakeDigestSettings(() => this.now);
  readonly offboardings = fakeOffboardings();
  readonly deps: DigestDeps = {
    offboardings: this.offboardings,
    tools: {
      prepare: async () => undefined,
      read: async (call) => this.takeResult(call),
      write: async (call) => {
        this.sent.push(call);
        return this.takeResult(call);
      },
    },
    accounts: {
      find: async (ref) => {
        this.statusReads.push(ref.connection);
        return { ...ref, status: this.status };
      },
    },
    direct: { use: () => Promise.reject(new Error('not expected')) },
    slots: this.slots,
    settings: this.settings,
    makeDigest,
    summarise: summariseExtractively,
    render: renderDigest,
    now: () => this.now,
    sleep: async (ms) => {
      this.slept.push(ms);
      this.now += ms;
    },
  };
  private runs = 0;

  /** A user with that choice, stored a minute before the first slot. */
  static async create(over: Partial<Choice> = {}, change: Partial<Change> = {}): Promise<DigestFakes> {
    const fakes = new DigestFakes();
    const at = fakes.now - 60_000;
    await fakes.settings.put(ada, { choice: { ...choice, ...over }, revision: 'r1', at, ...change });
    return fakes;
  }

  /** Runs a slot, by default the first one, for an event of its own or the named one. */
  run(over: Record<string, unknown> = {}, eventId?: string) {
    this.runs += 1;
    const event = digestEvent.parse({ ...ada, scheduledTime: slotTime, revision: 'r1', ...over });
    const { issuer, identifier } = event;
    const user = { issuer, identifier };
    const requestId = `${eventId ?? `event-${this.runs}`}.${this.runs}`;
    const scope = { user, requestId, deadline: this.now + WORKS_MS };
    return runDigest(event, { scope, endsAt: this.now + LASTS_MS }, this.deps);
  }

  /** Leaves the slot as a run does that dies in that phase. */
  async abandon(scheduledTime: string, phase: 'TAKEN' | 'SENDING', eventId = 'dead'): Promise<void> {
    const run = `${eventId}.abandoned`;
    await this.slots.claim({ user: ada, scheduledTime }, run, this.now + LASTS_MS);
    if (phase === 'SENDING') await this.slots.startSending({ user: ada, scheduledTime }, run);
  }

  /** The status of each slot, oldest first. */
  states(): string[] {
    return [...this.slots.held.values()]
      .sort((a, b) => (a.scheduledTime < b.scheduledTime ? -1 : 1))
      .map(({ status, reason }) => (reason === undefined ? status : `${status} ${reason}`));
  }

  stored() {
    return this.settings.find(ada);
  }

  private takeResult(call: ToolCall): ToolRun {
    this.calls.push(call);
    const [next, ...rest] = this.results[call.tool] ?? [];
    if (rest.length > 0) this.results[call.tool] = rest;
    const usual = usualResults[call.tool];
    if (next === undefined && usual === undefined) throw new Error(`unexpected call of ${call.tool}`);
    return next ?? (usual as ToolRun);
  }
}

/** The slot that many days after the first one. */
export function slotAfter(days: number): string {
  return new Date(Date.parse(slotTime) + days * 86_400_000).toISOString();
}
