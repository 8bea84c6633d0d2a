import { AwsError } from './aws-error.ts';
import { scheduleInput, scheduleName } from './schedule.ts';
import type { Scheduler } from './scheduler.ts';
import { type AwsRequest, type AwsResponse, parseInput, type StandIn } from './stand-in.ts';

const OPERATIONS: Record<string, string> = {
  POST: 'CreateSchedule',
  GET: 'GetSchedule',
  PUT: 'UpdateSchedule',
  DELETE: 'DeleteSchedule',
};

/** EventBridge Scheduler's REST API. https://docs.aws.amazon.com/scheduler/latest/APIReference/Welcome.html */
export function createSchedulerApi(scheduler: Scheduler): StandIn {
  return (request) => {
    const [matched, name] = /^\/schedules(?:\/([^/]+))?$/.exec(request.path) ?? [];
    if (!matched) return undefined;
    const operation = name ? OPERATIONS[request.method] : request.method === 'GET' && 'ListSchedules';
    if (!operation) return undefined;
    return {
      service: 'scheduler',
      operation,
      resource: name ?? '',
      run: () => json(200, name ? runOne(scheduler, operation, name, request) : runList(scheduler, request)),
      refuse: ({ code, message, status }) => json(status, { Message: message }, code),
    };
  };
}

function runOne(scheduler: Scheduler, operation: string, name: string, { query, body }: AwsRequest): unknown {
  if (!scheduleName.safeParse(name).success) throw new AwsError('ValidationException', 'Name is not valid');
  const groupName = query.get('groupName') ?? 'default';
  if (operation === 'GetSchedule') return scheduler.get(groupName, name);
  if (operation === 'DeleteSchedule') return scheduler.remove(groupName, name) ?? {};
  const input = parseInput(scheduleInput, body, 'ValidationException');
  return operation === 'CreateSchedule' ? scheduler.create(name, input) : scheduler.update(name, input);
}

function runList(scheduler: Scheduler, { query }: AwsRequest): unknown {
  return scheduler.list(query.get('ScheduleGroup') ?? undefined, query.get('NamePrefix') ?? '');
}

function json(status: number, value: unknown, errorCode?: string): AwsResponse {
  const headers = { 'content-type': 'application/json', ...(errorCode && { 'x-amzn-errortype': errorCode }) };
  return { status, headers, body: JSON.stringify(value) };
}
