import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { ATTEMPT_LIFETIME_SECONDS } from '../../config/job-limits.ts';
import { queryPages, sendConditional, sendRequest, type Table } from '../table.ts';
import { type DigestOwner, labelOf } from '../user-key.ts';
import {
  alignedUpdate,
  beginUpdate,
  clearUpdate,
  ifAlone,
  pendingQuery,
  replaceUpdate,
  requestUpdate,
} from './alignment-updates.ts';
import { type Attempt, locateRecord, parseRecord, readRecord } from './digest-record.ts';

/** The attempts to align schedules with their settings. Each write of an attempt marks the item until it has ended. */
export type Alignments = {
  /**
   * Begins an attempt at the newest record. `replacing`: drops earlier attempts, if the processes of all of them have
   * certainly ended.
   */
  beginAlignment(user: DigestOwner, options?: { replacing: boolean }): Promise<Attempt>;
  /** Records that the schedule matches the attempt's record. @returns false when the record has changed meanwhile */
  finishAlignment(user: DigestOwner, attempt: Attempt): Promise<boolean>;
  /** Marks unmarked settings of that revision, or a schedule without settings, so that `reconcile` aligns it. */
  requestAlignment(user: DigestOwner, revision: string | undefined): Promise<void>;
  /** The owners whose last attempt began before that time (epoch ms), oldest first, page by page. */
  listPending(before: number): AsyncIterable<DigestOwner[]>;
};

/** The index has the keys of an item, and no label beside them. */
const pendingSchema = z.object({ sk: z.string(), issuer: z.string(), identifier: z.string() });

/** Attempts in the table, as attributes of the item `DIGEST` of their owner. */
export function alignmentsIn(table: Table, now: () => number): Alignments {
  const update = (user: DigestOwner, input: Omit<Parameters<Table['update']>[0], 'Key'>) =>
    sendConditional(() => table.update({ ...locateRecord(user), ...input }));
  const fresh = () => ({ attempt: randomUUID(), revision: randomUUID(), now: now() });
  return {
    async beginAlignment(user, { replacing } = { replacing: false }) {
      const begin = fresh();
      const endedBefore = begin.now - ATTEMPT_LIFETIME_SECONDS * 1_000;
      const replaced = replacing ? await update(user, replaceUpdate(begin, endedBefore)) : undefined;
      const { Attributes } =
        replaced ??
        (await sendRequest(() => table.update({ ...locateRecord(user), ...beginUpdate(user, begin) })));
      return { ...parseRecord(Attributes), id: begin.attempt };
    },
    async finishAlignment(user, { id, revision, settings }) {
      const remove = { ...locateRecord(user), ...ifAlone(id, revision) };
      const ended =
        settings === undefined
          ? await sendConditional(() => table.delete(remove))
          : await update(user, clearUpdate(id, revision));
      if (ended !== undefined || (await update(user, alignedUpdate(revision))) !== undefined) return true;
      // The mark is gone: by a retry of the update, by another attempt at this revision, or with a change.
      const found = await readRecord(table, user);
      return found === undefined ? settings === undefined : found.revision === revision;
    },
    async requestAlignment(user, revision) {
      await update(user, requestUpdate(user, revision, fresh()));
    },
    async *listPending(before) {
      for await (const items of queryPages(table, pendingQuery(before))) yield items.map(parsePending);
    },
  };
}

function parsePending(item: Record<string, unknown>): DigestOwner {
  const { sk, issuer, identifier } = pendingSchema.parse(item);
  const account = labelOf(sk);
  return { issuer, identifier, ...(account !== undefined && { account }) };
}
