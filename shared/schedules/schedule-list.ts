import * as z from 'zod/mini';
import { isAwsError } from '../aws/aws-error.ts';
import type { ScheduleTarget } from '../config/environment-parts.ts';
import { fromAwsError } from '../errors/from-aws-error.ts';
import { ownerHash } from '../state/user-key.ts';
import { openScheduler, type StoredSchedule } from './scheduler-api.ts';
import type { FoundSchedule, ScheduleList } from './schedules.ts';
import { writeSchedule } from './write-schedule.ts';

const ownerSchema = z.object({
  issuer: z.string(),
  identifier: z.string(),
  account: z.optional(z.string()),
});

/** The schedules of the stack's group in EventBridge Scheduler. */
export function eventBridgeScheduleList(target: ScheduleTarget, scheduler = openScheduler()): ScheduleList {
  const GroupName = target.SCHEDULE_GROUP;
  return {
    async list(from) {
      try {
        return await scheduler.list({ GroupName, NextToken: from });
      } catch (cause) {
        throw fromAwsError(cause);
      }
    },
    async find(name) {
      try {
        return parseFound(name, await scheduler.get({ Name: name, GroupName }), target);
      } catch (cause) {
        if (isAwsError(cause, 'ResourceNotFoundException')) return undefined;
        throw fromAwsError(cause);
      }
    },
  };
}

/** An operator may have added a schedule; it is none of a user when its name is not that user's. */
function parseFound(name: string, found: StoredSchedule, target: ScheduleTarget): FoundSchedule | undefined {
  const owner = ownerSchema.safeParse(parseJson(found.Target?.Input));
  if (!owner.success || ownerHash(owner.data) !== name) return undefined;
  return { user: owner.data, matches: (settings) => contains(found, writeSchedule(settings, target)) };
}

function parseJson(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** Whether each written member is found; Scheduler adds others. */
function contains(found: unknown, written: unknown): boolean {
  if (typeof written !== 'object' || written === null) return found === written;
  if (typeof found !== 'object' || found === null) return false;
  const members = new Map(Object.entries(found));
  return Object.entries(written).every(([name, value]) => contains(members.get(name), value));
}
