import type { ActFacts } from '../../activity/entry.ts';
import { SLOT_CLOSING_SECONDS } from '../../config/activity-limits.ts';
import { VERIFY_LEASE_SECONDS } from '../../config/limits.ts';
import { accountRefOf } from '../../connections/account-ref.ts';
import { labelOf } from '../user-key.ts';
import type { StoredAct } from './act-mark.ts';
import type { MarkedItem } from './marked-item.ts';

/** What became of an act: `waiting` while its process may still run, `abandoned` when that process has ended without. */
type Ending = Pick<ActFacts, 'outcome' | 'code'> | 'waiting' | 'abandoned' | 'not-an-act';

type FoundAct = { id: string; facts: ActFacts };

/** The acts of an item that are not sealed, in their order; or why they cannot be sealed yet. */
export type FoundActs = { acts: FoundAct[] } | 'waiting' | 'abandoned';

/** An act as a user sees it before it is sealed. */
export type UnsealedAct = {
  id: string;
  facts: Omit<ActFacts, 'outcome'> & { outcome: ActFacts['outcome'] | 'running' };
};

/** The acts of an item that are not sealed, as they stand. @param now epoch milliseconds */
export function readUnsealed(item: MarkedItem, now: number): UnsealedAct[] {
  const found = readActs(item, now);
  if (typeof found === 'object') return found.acts;
  if (item.act === undefined) return [];
  const { id, facts } = factsOf(item, item.act, { outcome: 'unknown' }, false);
  return [{ id, facts: found === 'waiting' ? { ...facts, outcome: 'running' } : facts }];
}

/** @param now epoch milliseconds */
export function readActs(item: MarkedItem, now: number): FoundActs {
  const { act, replay, sealed } = item;
  const ending = endingOf(item, now);
  if (ending === 'not-an-act' || act === undefined) return { acts: [] };
  if (ending === 'waiting' || ending === 'abandoned') return ending;
  const found = [factsOf(item, act, ending, false)];
  if (replay !== undefined) found.push(factsOf(item, replay, ending, true));
  return { acts: found.filter(({ id }) => !sealed.has(id)) };
}

type Kind = 'KEY' | 'SLOT' | 'FLOW' | 'ACT';

export function kindOf({ sk }: Pick<MarkedItem, 'sk'>): Kind {
  if (/(?:^|#)SLOT#/.test(sk)) return 'SLOT';
  const [kind = ''] = sk.split('#');
  if (kind === 'KEY' || kind === 'FLOW' || kind === 'ACT') return kind;
  throw new Error(`An item of the kind ${kind} has no acts.`);
}

const endings: Record<Kind, (item: MarkedItem, now: number) => Ending> = {
  KEY({ status, leaseUntil, code, reason }, now) {
    if (status === 'IN_PROGRESS') return leaseUntil * 1_000 > now ? 'waiting' : 'abandoned';
    if (status === 'UNKNOWN') return { outcome: 'unknown', code: 'outcome-unknown' };
    if (code === undefined) return { outcome: 'done' };
    // The provider's own failure may follow the effect. A record of an earlier version has no reason.
    const isCertain = code !== 'provider-error' || (reason ?? 'other') !== 'other';
    return { outcome: isCertain ? 'failed' : 'unknown', code };
  },
  SLOT({ status, leaseUntil, reason, failure }, now) {
    if (status === 'DELIVERED') return { outcome: 'done' };
    if (status === 'SKIPPED') return { outcome: 'skipped', code: reason };
    if (status !== 'DEAD') {
      // Lambda's retries close the slot, and report it: only a slot that they left is closed here.
      return leaseUntil + SLOT_CLOSING_SECONDS * 1_000 > now ? 'waiting' : 'abandoned';
    }
    if (reason === 'outcome-unknown') return { outcome: 'unknown', code: reason };
    return { outcome: 'failed', code: failure ?? reason };
  },
  FLOW({ status, inDoubt, endsAt, expiresAt }, now) {
    if (status === 'CONSUMED') return { outcome: 'done' };
    if (status === 'PENDING' && !inDoubt) return 'not-an-act';
    // Until then another attempt may link the account.
    const end = (endsAt ?? expiresAt ?? 0) + 2 * VERIFY_LEASE_SECONDS;
    return end * 1_000 > now ? 'waiting' : { outcome: 'unknown', code: 'outcome-unknown' };
  },
  ACT({ status, leaseUntil, requests, code }, now) {
    if (status === 'DONE') return { outcome: 'done' };
    if (leaseUntil * 1_000 <= now && requests === undefined && code !== undefined)
      return { outcome: 'failed', code };
    return leaseUntil * 1_000 > now ? 'waiting' : { outcome: 'unknown', code: 'outcome-unknown' };
  },
};

function endingOf(item: MarkedItem, now: number): Ending {
  return endings[kindOf(item)](item, now);
}

function factsOf(
  item: MarkedItem,
  { id, at, via, client, service = item.service }: StoredAct,
  ending: Exclude<Ending, string>,
  replayed: boolean,
): FoundAct {
  const caller = { via, ...(client && { client }), ...(service && { service }) };
  const time = new Date(replayed ? at : (item.linkedAt ?? at)).toISOString();
  const { outcome, code } = ending;
  const facts = { time, caller, outcome, ...(code !== undefined && { code }), replayed };
  return { id, facts: { ...facts, ...subjectOf(item) } };
}

function subjectOf(item: MarkedItem): Pick<ActFacts, 'type'> & Partial<ActFacts> {
  const { sk, tool, connection, executionId } = item;
  const where = connection === undefined ? {} : accountRefOf({ connection, account: item.account });
  switch (kindOf(item)) {
    case 'KEY': {
      const keyHash = sk.slice('KEY#'.length);
      return { type: 'write', ...where, tool, keyHash, ...(executionId && { executionId }) };
    }
    case 'SLOT': {
      const label = labelOf(sk);
      const delivery = item.sent ?? (label === undefined ? {} : { account: label });
      return { type: 'digest', slot: sk.slice(sk.indexOf('SLOT#') + 'SLOT#'.length), ...delivery };
    }
    case 'FLOW':
      return { type: 'link', ...where };
    case 'ACT':
      return { type: item.type ?? 'disconnect', ...where };
  }
}
