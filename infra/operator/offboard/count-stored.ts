import { placeOf } from '../../../functions/offboard/places/place-of.ts';
import type { UserItems } from '../../../functions/offboard/places/user-items.ts';
import { type User, userHash } from '../../../shared/state/user-key.ts';

/** How many items the table has of a user, by the place that the record names. The offboarding itself is none. */
export async function countStored(
  user: User,
  items: Pick<UserItems, 'list'>,
): Promise<Record<string, number>> {
  const stored: Record<string, number> = {};
  for await (const page of items.list(userHash(user))) {
    for (const { sk } of page) {
      const place = placeOf(sk) ?? 'labels';
      stored[place] = (stored[place] ?? 0) + 1;
    }
  }
  return stored;
}
