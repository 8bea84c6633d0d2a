import * as z from 'zod/mini';
import type { ActCaller } from '../../activity/act.ts';
import { newAct, replayUpdate } from '../activity/act-mark.ts';
import { packedText, packText, unpackText } from '../packed-text.ts';
import { isKeyOfGap, type RestoredState } from '../restored/restored-state.ts';
import { epochSeconds, sendConditional, sendRequest, type Table } from '../table.ts';
import {
  claimPut,
  type ExecutionKey,
  finishUpdate,
  giveUpUpdate,
  itemKey,
  names,
  type ResponseFacts,
  runningByOwner,
} from './execution-updates.ts';

const executionSchema = z.object({
  status: z.enum(['IN_PROGRESS', 'DONE', 'UNKNOWN']),
  /** The invocation that claimed the key. */
  owner: z.string(),
  /** Hash of tool, account and input. */
  requestHash: z.string(),
  tool: z.string(),
  connection: z.string(),
  account: z.optional(z.string()),
  /** Epoch seconds. */
  leaseUntil: z.number(),
  /** Epoch milliseconds. */
  startedAt: z.number(),
  answer: z.optional(packedText),
  /** Whether a repeat of the write has received its outcome. */
  replayed: z.optional(z.boolean()),
});

/** The record of a write. `answer`: the stored response, as JSON text; present when DONE. */
export type Execution = Omit<z.infer<typeof executionSchema>, 'answer'> & { answer?: string };

/** The write that a key belongs to. */
export type Write = Pick<Execution, 'requestHash' | 'tool' | 'connection' | 'account'>;

export type Executions = {
  /**
   * Claims the key for this invocation, which then may send; false when another invocation holds or used it. A key of a
   * restored table's gap becomes UNKNOWN. The record is the user's act of this caller, unless the key is released.
   */
  claim(key: ExecutionKey, write: Write, owner: string, caller?: ActCaller): Promise<boolean>;
  find(key: ExecutionKey): Promise<Execution | undefined>;
  /** Whether the caller's key, which has no record, may have had one in the gap of a restored table. */
  isOfGap(key: string): boolean;
  /** Stores the response to a write that this invocation sent. */
  finish(key: ExecutionKey, owner: string, response: string, facts?: ResponseFacts): Promise<void>;
  /** Closes a write of this owner as UNKNOWN, which is final. */
  giveUp(key: ExecutionKey, owner: string): Promise<void>;
  /** Releases the key of a write that certainly did not happen. */
  release(key: ExecutionKey, owner: string): Promise<void>;
  /** Records the first repeat of a write that has ended as an act of its own. */
  recordReplay(key: ExecutionKey, caller: ActCaller): Promise<void>;
};

/** At-most-once records in the table, under `KEY#<hash>` of their user. */
export function executionsIn(
  table: Table,
  now: () => number = Date.now,
  restored?: RestoredState,
): Executions {
  return {
    async claim(key, write, owner, caller = { via: 'api' }) {
      const isOfGap = isKeyOfGap(key.key, restored, now());
      const status = isOfGap ? 'UNKNOWN' : 'IN_PROGRESS';
      const put = claimPut(key, { ...write, status, owner }, newAct(caller, now()));
      const isStored = (await sendConditional(() => table.put(put))) !== undefined;
      return isStored && !isOfGap;
    },
    async find(key) {
      const get = { Key: itemKey(key), ConsistentRead: true };
      const { Item } = await sendRequest(() => table.get(get));
      // TTL deletes late; an expired record counts as deleted.
      if (Item === undefined || Item.expiresAt < epochSeconds(now())) return undefined;
      const { answer, ...record } = executionSchema.parse(Item);
      return answer === undefined ? record : { ...record, answer: await unpackText(answer) };
    },
    isOfGap: (key) => isKeyOfGap(key, restored, now()),
    async finish(key, owner, response, facts = {}) {
      const update = finishUpdate(key, owner, { response: await packText(response), ...facts });
      await sendRequest(() => table.update(update));
    },
    async giveUp(key, owner) {
      await sendConditional(() => table.update(giveUpUpdate(key, owner)));
    },
    async release(key, owner) {
      const values = { ':owner': owner, ':running': 'IN_PROGRESS' };
      const condition = { ConditionExpression: runningByOwner, ExpressionAttributeNames: names };
      const remove = { Key: itemKey(key), ...condition, ExpressionAttributeValues: values };
      await sendConditional(() => table.delete(remove));
    },
    async recordReplay(key, caller) {
      const update = { Key: itemKey(key), ...replayUpdate(key.user, newAct(caller, now())) };
      await sendConditional(() => table.update(update));
    },
  };
}
