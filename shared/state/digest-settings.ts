import { randomUUID } from 'node:crypto';
import type { AccountRef } from '../connections/account-ref.ts';
import type { LastOutcome, Pause, Settings } from '../digest/settings/settings.ts';
import { type Alignments, alignmentsIn } from './alignment/alignments.ts';
import {
  type Attempt,
  type DigestRecord,
  locateRecord,
  parseRecord,
  readRecord,
} from './alignment/digest-record.ts';
import {
  type Change,
  changeUpdate,
  deletionUpdate,
  liftUpdate,
  outcomeUpdate,
  pauseUpdate,
  type Storing,
} from './settings-updates.ts';
import { sendConditional, type Table } from './table.ts';
import type { DigestOwner } from './user-key.ts';

/** The digest settings, one item for each user and each labelled account. Every write is idempotent, as it is retried after a lost response. */
export type DigestSettings = Alignments & {
  /** Consistently read, as the record. */
  find(user: DigestOwner): Promise<Settings | undefined>;
  findRecord(user: DigestOwner): Promise<DigestRecord | undefined>;
  /** Stores a change and begins an attempt. With `instead`, only if that revision is stored, else undefined. */
  put(user: DigestOwner, change: Change, instead?: string): Promise<Attempt | undefined>;
  /** Deletes the settings and begins an attempt. With `instead`, only if that revision is stored, else undefined. */
  remove(user: DigestOwner, instead?: string): Promise<Attempt | undefined>;
  /** Pauses the settings of that revision unless they are paused already; the first reason stays. */
  pause(user: DigestOwner, revision: string, pause: Pause): Promise<void>;
  /** Ends a pause for that account, with `refusedAt` only the one of that refusal; any other pause stays. */
  lift(user: DigestOwner, ref: AccountRef, refusedAt?: number): Promise<void>;
  /** Stores a slot's outcome unless that of a later slot is stored. */
  recordOutcome(user: DigestOwner, outcome: LastOutcome): Promise<void>;
};

/** Settings in the table, as the item `DIGEST` of their owner. */
export function digestSettingsIn(table: Table, now: () => number = Date.now): DigestSettings {
  const update = (user: DigestOwner, input: Omit<Parameters<Table['update']>[0], 'Key'>) =>
    sendConditional(() => table.update({ ...locateRecord(user), ...input }));
  const store = async (
    user: DigestOwner,
    instead: string | undefined,
    make: (storing: Storing) => Parameters<typeof update>[1],
  ) => {
    const id = randomUUID();
    const stored = await update(user, make({ attempt: id, instead, now: now() }));
    return stored && { ...parseRecord(stored.Attributes), id };
  };
  return {
    ...alignmentsIn(table, now),
    find: async (user) => (await readRecord(table, user))?.settings,
    findRecord: (user) => readRecord(table, user),
    put: (user, change, instead) => store(user, instead, (storing) => changeUpdate(user, change, storing)),
    remove: (user, instead) => store(user, instead, (storing) => deletionUpdate(user, randomUUID(), storing)),
    pause: async (user, revision, pause) => void (await update(user, pauseUpdate(revision, pause))),
    lift: async (user, ...given) => void (await update(user, liftUpdate(...given))),
    recordOutcome: async (user, outcome) => void (await update(user, outcomeUpdate(outcome))),
  };
}
