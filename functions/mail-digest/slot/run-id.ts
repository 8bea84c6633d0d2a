import { randomUUID } from 'node:crypto';

/** The id of one run of an event. Lambda's retries of an event share its id, and so do two deliveries of it. */
export function makeRunId(eventId: string): string {
  return `${eventId}.${randomUUID()}`;
}

/** Whether both runs are of one event. */
export function isSameEvent(run: string, other: string): boolean {
  return eventIdOf(run) === eventIdOf(other);
}

function eventIdOf(run: string): string {
  const end = run.lastIndexOf('.');
  return end < 0 ? run : run.slice(0, end);
}
