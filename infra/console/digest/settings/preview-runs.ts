import { listScheduledDays, type ScheduledDay } from '../../../../shared/schedules/next-run.ts';

/** A weekly digest has its runs seven days apart; a clock change may skip one of them. */
const DAYS_PER_RUN = 7;

/** Lists the next runs of a schedule, with the days between them on which a clock change skips the time. */
export function previewRuns(
  when: Parameters<typeof listScheduledDays>[0],
  now: number,
  count: number,
): ScheduledDay[] {
  const days: ScheduledDay[] = [];
  let runs = 0;
  for (const day of listScheduledDays(when, now, (count + 2) * DAYS_PER_RUN)) {
    if (runs === count) break;
    days.push(day);
    if (day.at !== undefined) runs += 1;
  }
  return days;
}
