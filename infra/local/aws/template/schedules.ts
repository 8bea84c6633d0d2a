import { z } from 'zod';
import { parseSchedule, type ScheduleInput } from '../scheduler/schedule-input.ts';
import type { Resources } from './resources.ts';

/** A schedule of the template, as CreateSchedule would receive it. */
export type TemplateSchedule = { name: string; input: ScheduleInput };

const scheduleSchema = z.looseObject({});

export function readSchedules(resources: Resources): TemplateSchedule[] {
  return resources.ofType('AWS::Scheduler::Schedule').map(({ ref, properties }) => {
    return { name: ref, input: parseSchedule(ref, scheduleSchema.parse(properties)) };
  });
}
