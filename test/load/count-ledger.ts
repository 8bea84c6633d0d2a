import type { StackDescription } from '../../infra/local/run/stack-description.ts';
import { productAt } from '../support/stack/product-at.ts';

const EVERY_MS = 2_000;

type Entry = { kind: string; identifier?: string; detail?: { subject?: string } };

/** The mails by subject, which is the key of the write. */
export const bySubject = ({ kind, detail }: Entry) => (kind === 'mail-sent' ? detail?.subject : undefined);
/** The messages by user. */
export const byUser = ({ kind, identifier }: Entry) => (kind === 'message-posted' ? identifier : undefined);

/** Counts entries of the simulator's ledger while they arrive: it keeps 10,000. */
export async function countLedger(stack: StackDescription, nameOf: (entry: Entry) => string | undefined) {
  const { simulator } = productAt(stack);
  const counts = new Map<string, number>();
  let { lastSeq } = await simulator.get('ledger?since=0');
  const read = async () => {
    const page = await simulator.get(`ledger?since=${lastSeq}`);
    lastSeq = page.lastSeq;
    for (const entry of page.entries as unknown as Entry[]) {
      const name = nameOf(entry);
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  };
  const timer = setInterval(() => void read(), EVERY_MS);
  return {
    counts,
    end: async () => {
      clearInterval(timer);
      await read();
    },
  };
}
