import * as z from 'zod/mini';
import { type Settings, settingsSchema } from '../../digest/settings/settings.ts';
import { sendRequest, type Table } from '../table.ts';
import { type DigestOwner, digestSortKey, userKey } from '../user-key.ts';

/** A user's item. Deleted settings leave their revision behind until their schedule is deleted. */
export type DigestRecord = { revision: string; settings: Settings | undefined };

/** An attempt to make the schedule match this record; the record is marked as pending from here on. */
export type Attempt = DigestRecord & { id: string };

/** Where a user's item is. */
export function locateRecord(user: DigestOwner) {
  return { Key: { pk: userKey(user), sk: digestSortKey(user, 'DIGEST') } };
}

/** Consistently read. @throws as `sendRequest` */
export async function readRecord(table: Table, user: DigestOwner): Promise<DigestRecord | undefined> {
  const get = { ...locateRecord(user), ConsistentRead: true };
  const { Item } = await sendRequest(() => table.get(get));
  return Item === undefined ? undefined : parseRecord(Item);
}

/** Only an item of stored settings has a time. */
export function parseRecord(item: Record<string, unknown> = {}): DigestRecord {
  const { revision } = z.pick(settingsSchema, { revision: true }).parse(item);
  return { revision, settings: 'time' in item ? settingsSchema.parse(item) : undefined };
}
