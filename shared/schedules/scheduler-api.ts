import { randomUUID } from 'node:crypto';
import type {
  CreateScheduleCommandInput,
  DeleteScheduleCommandInput,
  GetScheduleCommandInput,
  ListSchedulesCommandInput,
  UpdateScheduleCommandInput,
} from '@aws-sdk/client-scheduler';
import * as z from 'zod/mini';
import { type AwsService, openService } from '../aws/aws-service.ts';
import type { AwsEnvironment } from '../aws/endpoint.ts';
import { SCHEDULE_ATTEMPTS, SCHEDULE_CALL_MS } from '../config/job-limits.ts';

const listSchema = z.object({
  Schedules: z.nullish(z.array(z.object({ Name: z.optional(z.string()) }))),
  NextToken: z.nullish(z.string()),
});
const scheduleSchema = z.looseObject({ Target: z.nullish(z.looseObject({ Input: z.nullish(z.string()) })) });

/** What Scheduler has under a name. */
export type StoredSchedule = z.infer<typeof scheduleSchema>;

type SchedulePage = { names: string[]; next: string | undefined };

/** The operations of EventBridge Scheduler on schedules. @throws errors as `awsError` describes */
export type SchedulerApi = {
  create(input: CreateScheduleCommandInput): Promise<void>;
  update(input: UpdateScheduleCommandInput): Promise<void>;
  delete(input: DeleteScheduleCommandInput): Promise<void>;
  get(input: GetScheduleCommandInput): Promise<StoredSchedule>;
  list(input: Pick<ListSchedulesCommandInput, 'GroupName' | 'NextToken'>): Promise<SchedulePage>;
};

/** Opens Scheduler with attempts that end in time for a response. */
export function openScheduler(environment?: AwsEnvironment, attempts = SCHEDULE_ATTEMPTS): SchedulerApi {
  return schedulerApi(
    openService({ service: 'scheduler', attempts, attemptMs: SCHEDULE_CALL_MS, environment }),
  );
}

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Operations.html */
function schedulerApi(service: AwsService): SchedulerApi {
  return {
    create: async (input) => void (await service.call({ method: 'POST', ...written(input) })),
    update: async (input) => void (await service.call({ method: 'PUT', ...written(input) })),
    async delete({ Name, GroupName }) {
      const query = { ...groupOf(GroupName), clientToken: randomUUID() };
      await service.call({ method: 'DELETE', path: pathOf(Name), query });
    },
    async get({ Name, GroupName }) {
      const found = await service.call({ method: 'GET', path: pathOf(Name), query: groupOf(GroupName) });
      return scheduleSchema.parse(found);
    },
    async list({ GroupName, NextToken }) {
      const query = {
        ...(GroupName !== undefined && { ScheduleGroup: GroupName }),
        ...(NextToken !== undefined && { NextToken }),
      };
      const page = listSchema.parse(await service.call({ method: 'GET', path: '/schedules', query }));
      const names = (page.Schedules ?? []).flatMap(({ Name = [] }) => Name);
      return { names, next: page.NextToken ?? undefined };
    },
  };
}

/** The token makes a retry after a lost response the same request to Scheduler. */
function written({ Name, ...schedule }: CreateScheduleCommandInput) {
  return {
    path: pathOf(Name),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ClientToken: randomUUID(), ...schedule }),
  };
}

function groupOf(groupName: string | undefined): Record<string, string> {
  return groupName === undefined ? {} : { groupName };
}

function pathOf(name = ''): string {
  return `/schedules/${encodeURIComponent(name)}`;
}
