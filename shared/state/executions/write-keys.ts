import * as z from 'zod/mini';
import { IDEMPOTENCY_TTL_SECONDS } from '../../config/limits.ts';
import { sha256 } from '../../text/sha256.ts';
import { writeTimedKey } from '../restored/key-time.ts';
import { epochSeconds, sendConditional, sendRequest, type Table } from '../table.ts';
import { userKey } from '../user-key.ts';
import type { ExecutionKey } from './execution-updates.ts';

/** A write of a caller, by the hash of tool, connection and input. */
export type OwnWrite = Omit<ExecutionKey, 'key'> & { requestHash: string };

/** The keys of writes whose callers send none: equal writes share one until it is replaced. */
export type WriteKeys = {
  /** The key of the write, which is a new one at its first use. */
  find(write: OwnWrite): Promise<string>;
  /** Replaces a used key, unless another caller has. @returns the key that then stands */
  replace(write: OwnWrite, used: string): Promise<string>;
};

const schema = z.object({ key: z.string() });

/** Keys in the table, under `WRITE#<hash>` of their user. Each use keeps the item for longer than the key's record. */
export function writeKeysIn(table: Table, now: () => number = Date.now): WriteKeys {
  return {
    async find(write) {
      const update = useOf(write, now());
      const { Attributes } = await sendRequest(() => table.update(update));
      return schema.parse(Attributes).key;
    },
    async replace(write, used) {
      const update = replacementOf(write, used, now());
      await sendConditional(() => table.update(update));
      const get = { Key: itemKey(write), ConsistentRead: true };
      const { Item } = await sendRequest(() => table.get(get));
      return schema.parse(Item).key;
    },
  };
}

function useOf(write: OwnWrite, now: number) {
  return {
    Key: itemKey(write),
    UpdateExpression: 'SET #key = if_not_exists(#key, :key), expiresAt = :expiry',
    ExpressionAttributeNames: { '#key': 'key' },
    ExpressionAttributeValues: { ':key': newKey(write, now), ':expiry': expiry(now) },
    ReturnValues: 'ALL_NEW' as const,
  };
}

function replacementOf(write: OwnWrite, used: string, now: number) {
  return {
    Key: itemKey(write),
    UpdateExpression: 'SET #key = :key, expiresAt = :expiry',
    ConditionExpression: '#key = :used',
    ExpressionAttributeNames: { '#key': 'key' },
    ExpressionAttributeValues: { ':key': newKey(write, now), ':used': used, ':expiry': expiry(now) },
  };
}

/** The record of a key is made after its use here, and kept for a day. */
function expiry(now: number): number {
  return epochSeconds(now) + 2 * IDEMPOTENCY_TTL_SECONDS;
}

/** The same for a retry of the update. */
function newKey({ user, service = '', requestHash }: OwnWrite, now: number): string {
  return writeTimedKey('mcp.', now, sha256([userKey(user), service, requestHash, now].join('\n')));
}

function itemKey({ user, service = '', requestHash }: OwnWrite) {
  return { pk: userKey(user), sk: `WRITE#${sha256(`${service}\n${requestHash}`)}` };
}
