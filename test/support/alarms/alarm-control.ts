import { control, healStack } from '../stack/stack-control.ts';
import { purgeQueue } from './jobs.ts';

type Notification = { alarm: string; to: string; outcome: string };
type Alarm = { logicalId: string; state: string; history: { to: string; at: string }[] };
type Alarms = { alarms: Alarm[]; notifications: Notification[] };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** The id of an alarm's row: its logical id without the construct around it and the hash of the CDK. */
export function rowIdOf(logicalId: string): string {
  return logicalId.replace(/^Alarms/, '').replace(/[0-9A-F]{8}$/, '');
}

let started = '';

/** Stops the clock early in a minute, empties the dead-letter queue, and lets the alarms forget what was before. */
export async function startWatching(): Promise<void> {
  await purgeQueue();
  await passToNextMinute();
  started = (await control<{ now: string }>('DELETE', 'alarms')).now;
}

async function passToNextMinute(): Promise<void> {
  const { now } = await control<{ now: string }>('GET', 'clock');
  const next = Math.ceil(Date.parse(now) / MINUTE) * MINUTE + SECOND;
  await control('POST', 'clock', { now: new Date(next).toISOString(), freeze: true });
}

/** Ends what a cause has changed in the stack. */
export async function stopWatching(): Promise<void> {
  await healStack();
  await control('DELETE', 'iam');
  await control('DELETE', 'clock');
}

export const passSeconds = (advanceSeconds: number) => control('POST', 'clock', { advanceSeconds });

/** Does the work in each of so many minutes. */
export async function eachMinute(minutes: number, work: (minute: number) => Promise<unknown>): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    await work(minute);
    await passToNextMinute();
  }
}

/** The alarms that have fired since `startWatching`, not those that a new stack begins with. */
export async function readFired(): Promise<string[]> {
  const { alarms } = await control<Alarms>('GET', 'alarms');
  const fired = alarms.filter(({ history }) => history.some(({ to, at }) => to === 'ALARM' && at > started));
  return fired.map(({ logicalId }) => rowIdOf(logicalId)).toSorted();
}

/** The alarms that fire now. */
export async function readFiring(): Promise<string[]> {
  const { alarms } = await control<Alarms>('GET', 'alarms');
  return alarms.filter(({ state }) => state === 'ALARM').map(({ logicalId }) => rowIdOf(logicalId));
}

/** The alarms that have notified of their fire, or of that of others. */
export async function readNotifying(): Promise<string[]> {
  const { notifications } = await control<Alarms>('GET', 'alarms');
  const published = notifications.filter(({ to, outcome }) => to === 'ALARM' && outcome === 'published');
  return published.map(({ alarm }) => rowIdOf(alarm));
}

/** Runs a saved query. */
export async function runSavedQuery(name: string): Promise<Record<string, unknown>[]> {
  return (await control<{ rows: Record<string, unknown>[] }>('POST', 'queries', { name })).rows;
}
