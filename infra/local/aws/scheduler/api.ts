import { z } from 'zod';
import { AwsError } from '../protocol/aws-error.ts';
import type { AwsRequest, AwsResponse, Emulator } from '../protocol/emulator.ts';
import { jsonOf } from '../protocol/json-of.ts';
import { parseName, parseSchedule } from './schedule-input.ts';
import type { Scheduler } from './scheduler.ts';

type Operation = {
  name: string;
  run: (scheduler: Scheduler, resource: string, request: AwsRequest) => unknown;
};

const groupCreation = z.object({ ClientToken: z.string().optional() });

const OPERATIONS: Record<string, Operation> = {
  'GET schedules': { name: 'ListSchedules', run: (scheduler, _, { query }) => scheduler.list(query) },
  'POST schedules/NAME': {
    name: 'CreateSchedule',
    run: (scheduler, name, { body }) => scheduler.create(name, parseSchedule(name, jsonIn(body))),
  },
  'GET schedules/NAME': {
    name: 'GetSchedule',
    run: (scheduler, name, request) => scheduler.get(groupIn(request), name),
  },
  'PUT schedules/NAME': {
    name: 'UpdateSchedule',
    run: (scheduler, name, { body }) => scheduler.update(name, parseSchedule(name, jsonIn(body))),
  },
  'DELETE schedules/NAME': {
    name: 'DeleteSchedule',
    run: (scheduler, name, request) => scheduler.remove(groupIn(request), name),
  },
  'GET schedule-groups': {
    name: 'ListScheduleGroups',
    run: ({ groups }, _, { query }) => groups.list(query),
  },
  'POST schedule-groups/NAME': {
    name: 'CreateScheduleGroup',
    run: ({ groups }, name, { body }) =>
      groups.create(name, groupCreation.safeParse(jsonIn(body)).data?.ClientToken),
  },
  'GET schedule-groups/NAME': { name: 'GetScheduleGroup', run: ({ groups }, name) => groups.get(name) },
  'DELETE schedule-groups/NAME': {
    name: 'DeleteScheduleGroup',
    run: (scheduler, name) => scheduler.removeGroup(name),
  },
};

/** Emulates EventBridge Scheduler's REST API: https://docs.aws.amazon.com/scheduler/latest/APIReference/Welcome.html */
export function createSchedulerApi(scheduler: Scheduler): Emulator {
  return (request) => {
    const [, resource, name] = /^\/(schedules|schedule-groups)(?:\/([^/]+))?$/.exec(request.path) ?? [];
    const operation = OPERATIONS[`${request.method} ${resource}${name ? '/NAME' : ''}`];
    if (!operation) return undefined;
    return {
      service: 'scheduler',
      operation: operation.name,
      resource: name ?? '',
      run: () => json(200, operation.run(scheduler, name ? parseName(name) : '', request) ?? {}),
      refuse: ({ code, message, status }) => json(status, { Message: message }, code),
    };
  };
}

function groupIn({ query }: AwsRequest): string {
  return query.get('groupName') ?? 'default';
}

function jsonIn(body: string): unknown {
  const value = jsonOf(body === '' ? '{}' : body);
  if (value === undefined) throw new AwsError('SerializationException', 'The request body is not JSON');
  return value;
}

function json(status: number, value: unknown, errorCode?: string): AwsResponse {
  const headers = { 'content-type': 'application/json', ...(errorCode && { 'x-amzn-errortype': errorCode }) };
  return { status, headers, body: JSON.stringify(value) };
}
