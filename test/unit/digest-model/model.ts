import type { DigestDeps, Invocation } from '../../../functions/mail-digest/digest-run.ts';
import { makeDigest } from '../../../functions/mail-digest/make-digest.ts';
import { runDigest } from '../../../functions/mail-digest/run-digest.ts';
import type { DigestEvent } from '../../../functions/mail-digest/schema.ts';
import type { AccountRef } from '../../../shared/connections/account-ref.ts';
import { renderDigest } from '../../../shared/digest/render/render-digest.ts';
import { summariseExtractively } from '../../../shared/digest/summary/extractive.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ToolRun } from '../../../shared/scalekit/scalekit.ts';
import type { Slot } from '../../../shared/state/slot-updates.ts';
import type { DigestOwner } from '../../../shared/state/user-key.ts';
import { LASTS_MS, WORKS_MS } from '../../support/digest/digest-fakes.ts';
import { fakeDigestSettings } from '../../support/state/fake-digest-settings.ts';
import { fakeDigestSlots } from '../../support/state/fake-digest-slots.ts';
import { fakeOffboardings } from '../../support/state/fake-offboardings.ts';
import { ownerKey } from '../../support/state/owner-key.ts';
import { type Mutation, mutations, type Parts } from './mutations.ts';
import { ownerName } from './owner-name.ts';
import { Provider } from './provider.ts';
import type { Ended, Run } from './run.ts';

/** The fate of one call: its process may end, or freeze past its time limit, before or after the effect. */
export const fates = [
  'works',
  'fails',
  'loses its response',
  'dies before',
  'dies after',
  'freezes',
] as const;
export type Fate = (typeof fates)[number];

/** Decides the fate of each call, and when it proceeds. */
export type Gate = {
  fateOf: (call: string, run: Run) => Fate;
  /** Waits until the request or its response arrives; a frozen call waits past the end of the run. */
  turn: (label: string, isFrozen: boolean) => Promise<void>;
  now: () => number;
};

/** One digest for all users: its content does not matter here, and making it takes long. */
const digest = await summariseExtractively({ mails: [], skipped: [] });
const rendered = await renderDigest(digest, {
  scheduledTime: '2026-11-22T06:30:00Z',
  timeZone: 'UTC',
  language: 'en',
});
const forever = () => new Promise<never>(() => undefined);

/** The real use case over in-memory tables and a provider fake with a ledger; every call of a run passes the gate. */
export class DigestModel {
  readonly slots;
  readonly settings;
  readonly provider = new Provider();
  /** Closed slots, as they were when they closed: they must not change any more. */
  readonly closed = new Map<string, string>();
  readonly reopened = new Set<string>();
  /** The slots whose message the provider refused: they are dead without an error of the run. */
  readonly refused = new Set<string>();
  /** The owners with a notice to link the account again, once for each stored pause. */
  readonly notices: { owner: string; revision: string | undefined }[] = [];
  /** The owners with a call whose fate was not `works`. */
  readonly unlucky = new Set<string>();
  readonly #gate: Gate;
  readonly #mutation: Mutation | undefined;

  constructor(gate: Gate, mutation?: Mutation) {
    this.#gate = gate;
    this.#mutation = mutation;
    this.slots = fakeDigestSlots(gate.now);
    this.settings = fakeDigestSettings(gate.now);
  }

  start(id: string, event: DigestEvent): Run {
    const now = this.#gate.now();
    const { issuer, identifier } = event;
    const scope = { user: { issuer, identifier }, requestId: id, deadline: now + WORKS_MS };
    const invoked: Invocation = { scope, endsAt: now + LASTS_MS };
    const death = Promise.withResolvers<Ended>();
    const run: Run = {
      id,
      event,
      isDead: false,
      kill: () => {
        run.isDead = true;
        death.resolve({ is: 'died' });
      },
      ended: death.promise,
    };
    runDigest(event, invoked, this.#depsOf(run)).then(
      (outcome) => death.resolve({ is: 'ended', outcome }),
      (error: unknown) => death.resolve({ is: 'threw', error }),
    );
    return run;
  }

  /** Passes one call of a run through the gate, with its fate. */
  async call<T>(name: string, run: Run, work: () => Promise<T>): Promise<T> {
    const fate = this.#gate.fateOf(name, run);
    if (fate !== 'works') this.unlucky.add(ownerName(run.event));
    const label = `${run.id}: ${name}`;
    await this.#gate.turn(label, fate === 'freezes');
    if (fate === 'dies before') run.kill();
    if (run.isDead) return forever();
    if (fate === 'fails') throw new AppError('upstream-unavailable');
    const [settled] = await Promise.allSettled([work()]);
    if (fate === 'dies after') run.kill();
    await this.#gate.turn(`${label}, response`, false);
    if (run.isDead) return forever();
    if (fate === 'loses its response') throw new AppError('upstream-unavailable');
    if (settled.status === 'rejected') throw settled.reason;
    return settled.value;
  }

  #depsOf(run: Run): DigestDeps {
    const sound: Parts = { slots: this.slots, settings: this.settings, tools: this.#tools(run) };
    const mutate = this.#mutation && mutations[this.#mutation];
    const { slots, settings, tools } = mutate?.(sound, { run, slots: this.slots }) ?? sound;
    const at = <Given extends unknown[], T>(name: string, work: (...given: Given) => Promise<T>) => {
      return (...given: Given) => this.call(name, run, () => work(...given));
    };
    const slotAt = <Given extends unknown[], T>(
      name: string,
      work: (slot: Slot, ...given: Given) => Promise<T>,
    ) => at(name, (slot: Slot, ...given: Given) => this.#watchSlot(slot, () => work(slot, ...given)));
    return {
      offboardings: fakeOffboardings(),
      slots: {
        claim: slotAt('slots.claim', slots.claim),
        isOfGap: slots.isOfGap,
        find: at('slots.find', slots.find),
        findNewest: at('slots.findNewest', slots.findNewest),
        release: slotAt('slots.release', slots.release),
        startSending: slotAt('slots.startSending', slots.startSending),
        close: slotAt('slots.close', slots.close),
        closeAbandoned: slotAt('slots.closeAbandoned', slots.closeAbandoned),
      },
      settings: {
        find: at('settings.find', settings.find),
        pause: at('settings.pause', (user, ...given) =>
          this.#recordNotice(user, () => settings.pause(user, ...given)),
        ),
        lift: at('settings.lift', settings.lift),
        recordOutcome: at('settings.recordOutcome', settings.recordOutcome),
        requestAlignment: at('settings.requestAlignment', settings.requestAlignment),
      },
      tools: {
        prepare: at('tools.prepare', tools.prepare),
        read: at('tools.read', tools.read),
        write: at('tools.write', tools.write),
      },
      accounts: {
        find: at('accounts.find', async (ref: AccountRef) => ({
          ...ref,
          status: this.provider.isExpired(
            ownerName({ identifier: run.event.identifier, account: ref.account }),
          )
            ? ('EXPIRED' as const)
            : ('ACTIVE' as const),
        })),
      },
      direct: { use: () => Promise.reject(new Error('not expected')) },
      makeDigest,
      summarise: async () => digest,
      render: async () => rendered,
      now: this.#gate.now,
      sleep: () => this.#gate.turn(`${run.id}: sleeps`, false),
    };
  }

  #tools({ event }: Run): Parts['tools'] {
    const { identifier, scheduledTime } = event;
    const useOf = ({ connection, account }: AccountRef) => {
      return { owner: ownerName(event), connection, mailbox: ownerName({ identifier, account }) };
    };
    return {
      prepare: async () => undefined,
      read: async (call): Promise<ToolRun> => this.provider.read(useOf(call), call.tool),
      write: async (call): Promise<ToolRun> => {
        const sent = this.provider.write(useOf(call), scheduledTime);
        if (sent.outcome !== 'done') this.refused.add(`${ownerKey(event)} ${scheduledTime}`);
        return sent;
      },
    };
  }

  /** Records when the slot is closed, and when it changes after that. */
  async #watchSlot<T>({ user, scheduledTime }: Slot, work: () => Promise<T>): Promise<T> {
    const result = await work();
    const key = `${ownerKey(user)} ${scheduledTime}`;
    const slot = this.slots.held.get(key);
    if (slot === undefined || (slot.closedAt === undefined && !this.closed.has(key))) return result;
    const is = `${slot.status} ${slot.reason} ${slot.closedAt}`;
    const was = this.closed.get(key) ?? is;
    this.closed.set(key, was);
    // The same end again is a retry after a lost response.
    if (was.split(' ')[0] !== slot.status) this.reopened.add(key);
    return result;
  }

  async #recordNotice(user: DigestOwner, work: () => Promise<void>): Promise<void> {
    const before = this.pausedFor(user);
    await work();
    if (before !== undefined || this.pausedFor(user) !== 'account') return;
    const revision = this.settings.held.get(ownerKey(user))?.revision;
    this.notices.push({ owner: ownerName(user), revision });
  }

  pausedFor(user: DigestOwner): string | undefined {
    return this.settings.held.get(ownerKey(user))?.paused?.reason;
  }
}
