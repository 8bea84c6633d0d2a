import { GROWN_TTL_SECONDS } from '../../config/activity-limits.ts';
import { epochSeconds } from '../table.ts';
import { ACT_SHARDS } from './act-mark.ts';

/** The item that names a user whose chain grew on a UTC day; the root of that day finds it by the day. */
export function grownKey(user: string, day: string) {
  const shard = Buffer.from(user, 'base64url').readUInt8() % ACT_SHARDS;
  return {
    pk: grownPartition(day, shard),
    sk: user,
    expiresAt: epochSeconds(Date.parse(day)) + GROWN_TTL_SECONDS,
  };
}

export function grownPartition(day: string, shard: number): string {
  return `GREW#${day}#${shard}`;
}
