import { isAwsError } from '../aws/aws-error.ts';
import { fromAwsError } from '../errors/from-aws-error.ts';
import { ownerHash } from '../state/user-key.ts';
import { openScheduler, type SchedulerApi } from './scheduler-api.ts';
import type { ScheduleEnds } from './schedules.ts';

/** The ends of schedules in EventBridge Scheduler. */
export function eventBridgeScheduleEnds(
  GroupName: string,
  scheduler: Pick<SchedulerApi, 'get' | 'delete'> = openScheduler(),
): ScheduleEnds {
  async function unlessMissing<T>(call: () => Promise<T>): Promise<T | undefined> {
    try {
      return await call();
    } catch (cause) {
      if (isAwsError(cause, 'ResourceNotFoundException')) return undefined;
      throw fromAwsError(cause);
    }
  }
  return {
    async find(owner) {
      const Name = ownerHash(owner);
      return (await unlessMissing(() => scheduler.get({ Name, GroupName }))) && Name;
    },
    async remove(owner) {
      await unlessMissing(() => scheduler.delete({ Name: ownerHash(owner), GroupName }));
    },
  };
}
