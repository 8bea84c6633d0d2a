import { z } from 'zod';
import type { MovableClock } from '../clock/movable-clock.ts';
import type { CloudWatch } from '../cloudwatch/cloudwatch.ts';
import { parseInput } from '../protocol/emulator.ts';
import type { Scheduler } from '../scheduler/scheduler.ts';

export type TimeControl = { clock: MovableClock; scheduler: Scheduler; cloudwatch: CloudWatch };

/** A longer move over many schedules would block the stack. */
const FARTHEST_SECONDS = 10 * 366 * 86_400;

const clockInput = z
  .strictObject({
    now: z.iso.datetime({ offset: true }).optional(),
    advanceSeconds: z.number().min(0).optional(),
    freeze: z.boolean().optional(),
  })
  .refine(({ now, advanceSeconds }) => now === undefined || advanceSeconds === undefined, {
    message: 'takes now or advanceSeconds, not both',
  })
  .refine((input) => Object.keys(input).length > 0, { message: 'takes now, advanceSeconds or freeze' });

const schedulerInput = z.strictObject({ flexibleWindows: z.enum(['start', 'spread']) });

const fireInput = z.strictObject({
  times: z.int().min(1).max(100).default(1),
  scheduledTime: z.iso.datetime({ offset: true }).optional(),
  group: z.string().default('default'),
});

export function describeClock({ clock }: TimeControl) {
  const now = new Date(clock.now()).toISOString();
  return { now, offsetMs: Math.round(clock.offsetMs), frozen: clock.frozen };
}

/** Moves the clock and fires every schedule that is due until then. @throws AwsError for a wrong body */
export function moveClock(control: TimeControl, body: string) {
  const { clock } = control;
  const farthest = clock.now() + FARTHEST_SECONDS * 1000;
  const near = clockInput.refine(({ now, advanceSeconds = 0 }) => {
    return (now === undefined || Date.parse(now) <= farthest) && advanceSeconds <= FARTHEST_SECONDS;
  }, 'is more than ten years ahead');
  const { now, advanceSeconds = 0, freeze } = parseInput(near, body, 'ValidationException');
  const to = now === undefined ? clock.now() + advanceSeconds * 1000 : Date.parse(now);
  const fired = control.cloudwatch.watchMove(() =>
    clock.move({ to, ...(freeze !== undefined && { frozen: freeze }) }),
  );
  return { ...describeClock(control), fired };
}

export function resetClock(control: TimeControl) {
  const fired = control.cloudwatch.watchMove(() => control.clock.reset());
  return { ...describeClock(control), fired };
}

export function describeScheduler({ scheduler }: TimeControl) {
  return { flexibleWindows: scheduler.flexibleWindows };
}

/** @throws AwsError for a wrong body */
export function changeScheduler(control: TimeControl, body: string) {
  const { flexibleWindows } = parseInput(schedulerInput, body, 'ValidationException');
  control.scheduler.flexibleWindows = flexibleWindows;
  return describeScheduler(control);
}

/** Delivers a schedule's input now, `times` times. @throws AwsError for a wrong body or an unknown schedule */
export function fireSchedule({ clock, scheduler }: TimeControl, name: string, body: string) {
  const { times, scheduledTime, group } = parseInput(fireInput, body, 'ValidationException');
  const time = scheduledTime === undefined ? clock.now() : Date.parse(scheduledTime);
  const executionIds = scheduler.fireNow(group, name, times, time);
  return { scheduledTime: `${new Date(time).toISOString().slice(0, 19)}Z`, executionIds };
}
