import { defangText } from '../../text/defang.ts';
import type { Digest, DigestItem } from '../digest.ts';
import { countOf, fillIn, type Wording } from './wording/wording.ts';

const MAX_NAMES = 3;
const MAX_NAME_CHARACTERS = 40;
const MAX_REASONS = 3;
const MAX_REASON_CHARACTERS = 80;

/** The reasons that the decoder gives, as stored; any other is shown as it is. */
const REASONS = new Map<string, keyof Wording['reasons']>([
  ['neither headers nor a body', 'empty'],
  ['not a message', 'foreign'],
  ['decoding failed', 'undecodable'],
]);

function countMails(items: readonly DigestItem[]): number {
  return items.reduce((sum, { messageIds }) => sum + messageIds.length, 0);
}

/** One line that counts the mails; it holds nothing from any mail. */
export function writeOverview({ items, counts }: Digest, wording: Wording): string {
  const news = counts.read - (counts.context ?? 0);
  if (news === 0) return wording.quiet;
  const people = items.filter(({ isBulk }) => !isBulk);
  const asking = people.filter(({ asks }) => asks).length;
  const mails = countOf(wording.mails, news, wording);
  if (counts.summarised === 0) return fillIn(wording.noneReadable, { mails });
  if (people.length === 0) return fillIn(wording.noneWaits, { mails });
  return fillIn(wording.overview, {
    mails,
    people: countOf(wording.people, people.length, wording),
    asking: asking === 0 ? wording.noneAsks : countOf(wording.asking, asking, wording),
  });
}

/** `6 newsletters and notices: A, B, C and 3 more`: the senders' names, each once. */
export function writeBulkLine({ items }: Digest, wording: Wording): string | undefined {
  const bulk = items.filter(({ isBulk }) => isBulk);
  if (bulk.length === 0) return undefined;
  const names = new Set(bulk.map(({ sender }) => defangText(sender, MAX_NAME_CHARACTERS)));
  const listed = listSome(
    [...names].filter((name) => name !== ''),
    MAX_NAMES,
    wording,
  );
  return countOf(wording.bulk, countMails(bulk), wording, { names: listed });
}

/** How many mails could not be read, and the reasons. */
export function writeSkippedLine({ skipped }: Digest, wording: Wording): string | undefined {
  if (skipped.length === 0) return undefined;
  const reasons = Map.groupBy(skipped, ({ reason }) => writeReason(reason, wording));
  const texts = Array.from(reasons, ([reason, mails]) =>
    reasons.size === 1 ? reason : `${reason} ×${mails.length}`,
  );
  return countOf(wording.skipped, skipped.length, wording, {
    reasons: listSome(texts, MAX_REASONS, wording),
  });
}

function writeReason(reason: string, { reasons }: Wording): string {
  const known = REASONS.get(reason);
  return known === undefined ? defangText(reason, MAX_REASON_CHARACTERS) : reasons[known];
}

/** The line that counts the conversations that a rendering leaves out; no line when there are none. */
export function writeOmittedLines(left: number, wording: Wording): string[] {
  return left > 0 ? [countOf(wording.omitted, left, wording)] : [];
}

function listSome(names: readonly string[], limit: number, wording: Wording): string {
  const more = names.length - limit;
  const listed = more > 0 ? [...names.slice(0, limit), countOf(wording.more, more, wording)] : names;
  const [between, last] = wording.list;
  return [listed.slice(0, -1).join(between), ...listed.slice(-1)].filter((part) => part !== '').join(last);
}
