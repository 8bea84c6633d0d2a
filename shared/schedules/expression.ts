import { type Choice, WEEKDAYS } from '../digest/settings/settings.ts';

/** When a digest is due, as EventBridge Scheduler writes it; in the time zone that the schedule names beside it. */
export function scheduleExpression({ time, weekdays }: Pick<Choice, 'time' | 'weekdays'>): string {
  const [hours, minutes] = time.split(':').map(Number);
  const days = WEEKDAYS.every((day) => weekdays.includes(day)) ? '* * ?' : `? * ${weekdays.join(',')}`;
  return `cron(${minutes} ${hours} ${days} *)`;
}
