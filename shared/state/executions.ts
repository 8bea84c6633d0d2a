import * as z from 'zod/mini';
import type { ActCaller } from '../activity/act.ts';
import { IDEMPOTENCY_TTL_SECONDS, WRITE_LEASE_SECONDS } from '../config/limits.ts';
import type { ErrorCode } from '../errors/app-error.ts';
import { sha256 } from '../text/sha256.ts';
import { actMark, newAct, replayUpdate, type StoredAct } from './activity/act-mark.ts';
import { type PackedText, packedText, packText, unpackText } from './packed-text.ts';
import { isKeyOfGap, type RestoredState } from './restored/restored-state.ts';
import { epochSeconds, sendConditional, sendRequest, type Table } from './table.ts';
import { type User, userKey } from './user-key.ts';

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

/** A write is identified by user, acting service (if any) and the caller's key. */
export type ExecutionKey = { user: User; service?: string | undefined; key: string };

/** What the activity shows of a response. */
type ResponseFacts = { executionId?: string | undefined; code?: ErrorCode | undefined };

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

const names = { '#owner': 'owner', '#status': 'status' };
const runningByOwner = '#owner = :owner AND #status = :running';

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

function claimPut(key: ExecutionKey, claim: Write & Pick<Execution, 'status' | 'owner'>, act: StoredAct) {
  const seconds = epochSeconds(act.at);
  return {
    Item: {
      ...itemKey(key),
      ...claim,
      ...actMark(key.user, act),
      startedAt: act.at,
      leaseUntil: seconds + WRITE_LEASE_SECONDS,
      expiresAt: seconds + IDEMPOTENCY_TTL_SECONDS,
    },
    // A put is retried after a lost response, and then finds its own record.
    ConditionExpression: `attribute_not_exists(pk) OR expiresAt < :now OR (${runningByOwner})`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: { ':now': seconds, ':owner': claim.owner, ':running': 'IN_PROGRESS' },
  };
}

function finishUpdate(
  key: ExecutionKey,
  owner: string,
  { response, executionId, code }: ResponseFacts & { response: PackedText },
) {
  const doneByOwner = '#owner = :owner AND #status = :done AND answer = :response';
  return {
    Key: itemKey(key),
    UpdateExpression: `SET #status = :done, answer = :response${executionId === undefined ? '' : ', executionId = :executionId'}${code === undefined ? '' : ', code = :code'}`,
    // An update is retried after a lost response, and then finds its own response stored.
    ConditionExpression: `(${runningByOwner}) OR (${doneByOwner})`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: {
      ':done': 'DONE',
      ':response': response,
      ':executionId': executionId,
      ':code': code,
      ':owner': owner,
      ':running': 'IN_PROGRESS',
    },
  };
}

function giveUpUpdate(key: ExecutionKey, owner: string) {
  return {
    Key: itemKey(key),
    UpdateExpression: 'SET #status = :unknown',
    // Only for this owner: meanwhile the key may have been released and claimed again.
    ConditionExpression: runningByOwner,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: { ':unknown': 'UNKNOWN', ':owner': owner, ':running': 'IN_PROGRESS' },
  };
}

/** The separator can stand in neither part, so different pairs have different keys. */
function itemKey({ user, service = '', key }: ExecutionKey) {
  return { pk: userKey(user), sk: `KEY#${sha256(`${service}\n${key}`)}` };
}
