import type { Accounts } from '../../accounts/accounts.ts';
import { notFound } from '../toolset.ts';
import { addressOf } from '../user-address.ts';
import type { Calendars } from './calendar/calendars.ts';

/** The calendars as one user sees them. */
export type ActingUser = { calendars: Calendars; accounts: Accounts; address: string };

export const TIME_ZONE = 'UTC';

/** @throws ToolError 404 for any calendar but the user's own, as Google for one that is not shared */
export function checkOwn({ address }: ActingUser, calendarId: string): void {
  if (calendarId !== 'primary' && calendarId.toLowerCase() !== address) throw notFound('Not Found');
}

/** Whose calendar it is, if it is one of a user of the simulator: they see when each other is busy. */
export function ownerOf({ address, accounts }: ActingUser, calendarId: string): string | undefined {
  if (calendarId === 'primary') return address;
  const addresses = [address, ...accounts.list().map(({ identifier }) => addressOf(identifier))];
  return addresses.find((each) => each === calendarId.toLowerCase());
}
