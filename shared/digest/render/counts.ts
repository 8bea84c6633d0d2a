import { defangText } from '../../text/defang.ts';
import type { Digest, DigestItem } from '../digest.ts';

const MAX_NAMES = 3;
const MAX_NAME_CHARACTERS = 40;
const MAX_REASONS = 3;
const MAX_REASON_CHARACTERS = 80;

/** `1 mail`, `2 mails`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function countMails(items: readonly DigestItem[]): number {
  return items.reduce((sum, { messageIds }) => sum + messageIds.length, 0);
}

/** One line that counts the mails; it holds nothing from any mail. */
export function writeOverview({ items, counts }: Digest): string {
  const news = counts.read - (counts.context ?? 0);
  if (news === 0) return 'No new mail. Enjoy the quiet.';
  const people = items.filter(({ isBulk }) => !isBulk);
  const asking = people.filter(({ asks }) => asks).length;
  const came = count(news, 'new mail');
  if (counts.summarised === 0) return `${came}, and none that could be read.`;
  if (people.length === 0) return `${came}, and no one is waiting for you.`;
  const threads = `${count(people.length, 'conversation')} with people`;
  const asked =
    asking === 0 ? 'none asks for an answer' : `${asking} ${asking === 1 ? 'asks' : 'ask'} for an answer`;
  return `${came}: ${threads}, of which ${asked}.`;
}

/** `6 newsletters and notices: A, B, C and 3 more`: the senders' names, each once. */
export function writeBulkLine({ items }: Digest): string | undefined {
  const bulk = items.filter(({ isBulk }) => isBulk);
  if (bulk.length === 0) return undefined;
  const names = [...new Set(bulk.map(({ sender }) => defangText(sender, MAX_NAME_CHARACTERS)))];
  const mails = countMails(bulk);
  const what = mails === 1 ? '1 newsletter or notice' : `${mails} newsletters and notices`;
  return `${what}: ${joinNames(
    names.filter((name) => name !== ''),
    MAX_NAMES,
  )}`;
}

/** How many mails could not be read, and the reasons. */
export function writeSkippedLine({ skipped }: Digest): string | undefined {
  if (skipped.length === 0) return undefined;
  const reasons = Map.groupBy(skipped, ({ reason }) => defangText(reason, MAX_REASON_CHARACTERS));
  const texts = Array.from(reasons, ([reason, mails]) =>
    reasons.size === 1 ? reason : `${reason} ×${mails.length}`,
  );
  return `${count(skipped.length, 'mail')} could not be read: ${joinNames(texts, MAX_REASONS)}`;
}

function joinNames(names: readonly string[], limit: number): string {
  const more = names.length - limit;
  if (more > 0) return `${names.slice(0, limit).join(', ')} and ${more} more`;
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
