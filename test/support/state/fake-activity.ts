import { type ActFacts, hashEntry, NO_HASH } from '../../../shared/activity/entry.ts';
import type { ActivityChain, Head } from '../../../shared/state/activity/activity-chain.ts';
import type { MarkedActs, Source } from '../../../shared/state/activity/marked-acts.ts';
import type { MarkedItem } from '../../../shared/state/activity/marked-item.ts';

type FakeEntry = Head & { facts: ActFacts };

/** In-memory items with acts, and chains, with the table's conditions; seal-user.test.ts runs both. */
export function fakeActivity() {
  const items = new Map<string, MarkedItem>();
  const chains = new Map<string, FakeEntry[]>();
  const at = ({ pk, sk }: Source) => items.get(`${pk} ${sk}`);
  const store = (item: MarkedItem) => void items.set(`${item.pk} ${item.sk}`, item);
  const unmark = ({ pendingWork, ...item }: MarkedItem) => store(item);
  const marked: MarkedActs = {
    async *list(_shard, _before) {
      yield [...items.values()]
        .filter(({ pendingWork }) => pendingWork !== undefined)
        .map(({ pk, sk }) => ({ user: pk.slice('USER#'.length), source: { pk, sk }, since: 0 }));
    },
    async read(source) {
      const item = at(source);
      return item?.pendingWork === undefined ? undefined : { ...item };
    },
    async end(item) {
      const stored = at(item);
      if (stored?.status === 'IN_PROGRESS' && stored.owner === item.owner)
        store({ ...stored, status: 'UNKNOWN' });
    },
    async seal(source, act) {
      const item = at(source);
      if (item?.pendingWork === undefined || ![item.act?.id, item.replay?.id].includes(act)) return;
      const sealed = { ...item, sealed: new Set([...item.sealed, act]) };
      if (item.replay === undefined) unmark(sealed);
      else store(sealed);
    },
    async clear({ act, replay, ...source }) {
      const item = at(source);
      if (item !== undefined && item.act?.id === act?.id && item.replay?.id === replay?.id) unmark(item);
    },
  };
  const chain: ActivityChain = {
    findHead: async (user) => chains.get(user)?.at(-1),
    async append(user, head, { id, facts, source }, now) {
      const entries = chains.get(user) ?? [];
      const sequence = (head?.sequence ?? 0) + 1;
      if (entries.some((entry) => entry.sequence === sequence)) return undefined;
      const sealedAt = Math.max(now, head?.sealedAt ?? 0);
      const chained = { user, sequence, sealedAt: new Date(sealedAt).toISOString() };
      const { hash } = hashEntry({ ...facts, ...chained, previousHash: head?.hash ?? NO_HASH });
      const added = { hash, act: id, source, sealedAt, expiresAt: 0, sequence };
      chains.set(user, [...entries, { ...added, facts }]);
      return added;
    },
  };
  return { items, chains, store, at, marked, chain };
}
