import type { Value } from './value.ts';

/** One line of a log group. */
export type LogEvent = {
  /** Milliseconds since the epoch. */
  time: number;
  logGroup: string;
  message: string;
  /** The members of a line that is JSON. */
  members: unknown;
};

/** Returns a field: `@timestamp`, `@message`, `@log`, or a member by its path, of which a list is an object by index. */
export function fieldOf(event: LogEvent, name: string): Value {
  if (name === '@timestamp') return event.time;
  if (name === '@message') return event.message;
  if (name === '@log') return event.logGroup;
  const value = name.split('.').reduce<unknown>(memberOf, event.members);
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return value as Value;
}

export const KNOWN_FIELDS = /^(@timestamp|@message|@log|[A-Za-z_][\w.]*)$/;

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
