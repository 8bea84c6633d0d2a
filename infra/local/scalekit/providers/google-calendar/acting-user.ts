import type { Accounts } from '../../accounts/accounts.ts';
import { notFound } from '../tool-error.ts';
import { addressOf } from '../user-address.ts';
import type { Calendars } from './calendar/calendars.ts';

/** A user who runs a calendar tool. */
export type ActingUser = { calendars: Calendars; accounts: Accounts; address: string };

export const TIME_ZONE = 'UTC';

/** @throws ToolError 404 for any calendar but the user's own, as Google does for one that is not shared */
export function checkOwn({ address }: ActingUser, calendarId: string): void {
  if (calendarId !== 'primary' && calendarId.toLowerCase() !== address) throw notFound('Not Found');
}

/** The address of a calendar's owner, if the owner is a user of the simulator. All users see each other's busy times. */
export function ownerOf({ address, accounts }: ActingUser, calendarId: string): string | undefined {
  if (calendarId === 'primary') return address;
  const addresses = [address, ...accounts.list().map(({ identifier }) => addressOf(identifier))];
  return addresses.find((each) => each === calendarId.toLowerCase());
}
