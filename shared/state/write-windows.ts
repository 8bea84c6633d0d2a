import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { IDEMPOTENCY_TTL_SECONDS, WRITE_WINDOW_SECONDS } from '../config/limits.ts';
import { sha256 } from '../text/sha256.ts';
import type { ExecutionKey } from './executions.ts';
import { epochSeconds, sendConditional, sendRequest, type Table } from './table.ts';
import { userKey } from './user-key.ts';

const windowSchema = z.object({
  /** The key that equal writes have while the window is open. */
  key: z.string(),
  /** Epoch milliseconds of its first use. */
  openedAt: z.number(),
});

/** A time in which equal writes of a caller without a key of their own are one write, and have this key. */
export type WriteWindow = z.infer<typeof windowSchema>;

/** A write of a caller, by the hash of tool, connection and input. */
export type OwnWrite = Omit<ExecutionKey, 'key'> & { requestHash: string };

export type WriteWindows = {
  /** Opens the window if there is none. @returns the window that then stands */
  open(write: OwnWrite): Promise<WriteWindow>;
  /** Replaces a window that has ended, unless another caller has. @returns the window that then stands */
  replace(write: OwnWrite, ended: WriteWindow): Promise<WriteWindow>;
};

/** Windows in the table, under `WINDOW#<hash>` of their user. One conditional update decides between equal writes. */
export function writeWindowsIn(table: Table, now: () => number = Date.now): WriteWindows {
  async function put(write: OwnWrite, ended: WriteWindow | undefined): Promise<WriteWindow> {
    const opened = newWindow(write, now());
    const update = new UpdateCommand({ TableName: table.name, ...windowUpdate(write, opened, ended) });
    if ((await sendConditional(() => table.client.send(update))) !== undefined) return opened;
    const get = new GetCommand({ TableName: table.name, Key: itemKey(write), ConsistentRead: true });
    const { Item } = await sendRequest(() => table.client.send(get));
    return windowSchema.parse(Item);
  }
  return {
    open: (write) => put(write, undefined),
    replace: put,
  };
}

/** Whether equal writes still belong to this window. */
export function isOpen({ openedAt }: WriteWindow, now: number): boolean {
  return now < openedAt + WRITE_WINDOW_SECONDS * 1_000;
}

function windowUpdate(write: OwnWrite, { key, openedAt }: WriteWindow, ended: WriteWindow | undefined) {
  const seconds = epochSeconds(openedAt);
  return {
    Key: itemKey(write),
    UpdateExpression: 'SET #key = :key, openedAt = :at, expiresAt = :expiry',
    // TTL deletes late: an expired window counts as deleted.
    ConditionExpression:
      ended === undefined ? 'attribute_not_exists(pk) OR expiresAt < :now' : '#key = :ended',
    ExpressionAttributeNames: { '#key': 'key' },
    ExpressionAttributeValues: {
      ':key': key,
      ':at': openedAt,
      // As long as the record of the write.
      ':expiry': seconds + IDEMPOTENCY_TTL_SECONDS,
      ...(ended === undefined ? { ':now': seconds } : { ':ended': ended.key }),
    },
  };
}

/** A key of 20 characters, since a model may have to repeat it; the same for a repeat by the AWS SDK. */
function newWindow({ user, service = '', requestHash }: OwnWrite, openedAt: number): WriteWindow {
  const hash = sha256([userKey(user), service, requestHash, openedAt].join('\n'));
  return { key: `mcp.${hash.slice(0, 16)}`, openedAt };
}

function itemKey({ user, service = '', requestHash }: OwnWrite) {
  return { pk: userKey(user), sk: `WINDOW#${sha256(`${service}\n${requestHash}`)}` };
}
