import type { Place } from '../../../shared/state/offboarding/offboarding-item.ts';
import { TRAIL_PREFIX } from '../../../shared/state/offboarding/trails.ts';

/** The first word of a sort key → where the record counts the item. */
const PLACES_BY_WORD: Readonly<Record<string, Place>> = {
  DIGEST: 'digestSettings',
  SLOT: 'digestRuns',
  RUNS: 'digestRuns',
  KEY: 'executions',
  WRITE: 'executions',
  FLOWS: 'links',
  FLOW: 'links',
  CONSENT: 'links',
  EVENT: 'accountEvents',
  ACTIVITY: 'activity',
  ACT: 'activity',
};

/** The place of an item in a user's partition; undefined for labels, which the record counts one by one. */
export function placeOf(sk: string): Place | undefined {
  const own = sk.startsWith(TRAIL_PREFIX) ? sk.slice(TRAIL_PREFIX.length) : sk;
  const [word = ''] = own.replace(/^ACCOUNT#[^#]+#/, '').split('#');
  if (word === 'LABELS') return undefined;
  return Object.hasOwn(PLACES_BY_WORD, word) ? PLACES_BY_WORD[word] : 'other';
}
