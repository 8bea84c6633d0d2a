/**
 * The score of a digest's words: 0 to 100 points per conversation, and their mean.
 *
 * | part    | weight | its share of points                                                                   |
 * | ---     | ---    | ---                                                                                   |
 * | who     | 10     | the writer is named                                                                   |
 * | what    | 25     | share of the expected phrases that subject or gist hold                               |
 * | byWhen  | 15     | the date stands beside the gist or in it; or, where none matters, none stands beside it |
 * | asks    | 20     | `asks` is as expected                                                                 |
 * | isBulk  | 10     | `isBulk` is as expected                                                               |
 * | mustNot | 20     | none of the unwanted phrases is shown                                                 |
 *
 * Parts that a conversation does not expect weigh nothing, and the others share the 100 points. A person's mail that
 * counts as bulk is not shown, so it loses what, byWhen and asks, too. Blanks, case and the shape of quotation marks
 * do not matter. Nothing here knows how a summariser works.
 */
import type { Digest, DigestItem, Summariser } from '../../../shared/digest/digest.ts';
import { decodeMessages } from '../../support/digest/mailbox-digest.ts';
import type { Conversation, Expectation, Phrase } from './conversation.ts';
import { toGmailMessages } from './gmail-messages.ts';

const WEIGHTS = { who: 10, what: 25, byWhen: 15, asks: 20, isBulk: 10, mustNot: 20 } as const;
type Part = keyof typeof WEIGHTS;
/** What a part holds, 0 to 1, and in words what is missing or too much. */
type Share = { part: Part; share: number; faults: readonly string[] };
type Check = { isRight: boolean; fault: string };
/** A conversation's points, 0 to 100 with one decimal, and what costs it the others. */
export type Score = { id: string; points: number; faults: readonly string[] };

function squeeze(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/[’‘]/g, "'")
    .replace(/[“”„«»]/g, '"');
}

/** Every text of an item, also one that a later version of the item adds; ids are no text. */
function listTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    /^(?:threadId|messageIds)$/.test(key) ? [] : listTexts(each),
  );
}

function holds(texts: readonly string[], phrase: Phrase): boolean {
  const squeezed = squeeze(texts.join('\n'));
  return [phrase].flat().some((each) => squeezed.includes(squeeze(each)));
}

function name(phrase: Phrase): string {
  return [phrase].flat()[0] ?? '';
}

/** A part's share of right checks; nothing for a part without checks. */
function rate(part: Part, checks: readonly Check[]): Share[] {
  const right = checks.filter(({ isRight }) => isRight).length;
  const faults = checks.filter(({ isRight }) => !isRight).map(({ fault }) => fault);
  return checks.length === 0 ? [] : [{ part, share: right / checks.length, faults }];
}

function checkDate(byWhen: Expectation['byWhen'], { mentions, gist }: DigestItem, isShown: boolean): Check[] {
  if (byWhen === undefined) return [];
  const fault = `by when: ${name(byWhen)}, has ${mentions ?? 'none'}`;
  if (byWhen === 'nothing') return [{ isRight: mentions === undefined, fault }];
  return [{ isRight: isShown && holds([mentions ?? '', gist], byWhen), fault }];
}

function rateItem(expected: Expectation, item: DigestItem): Share[] {
  const { who, what, byWhen, asks, isBulk, mustNot = [] } = expected;
  // The digest shows nothing of bulk mail but its sender.
  const isShown = isBulk || !item.isBulk;
  const texts = listTexts(item);
  const unwanted = mustNot.filter((each) => holds(texts, each));
  return rate('who', [
    { isRight: holds(listTexts({ ...item, gist: '' }), who), fault: `who: ${name(who)}` },
  ]).concat(
    rate(
      'what',
      what.map((each) => ({ isRight: isShown && holds(texts, each), fault: `what: ${name(each)}` })),
    ),
    rate('byWhen', checkDate(byWhen, item, isShown)),
    asks === undefined
      ? []
      : rate('asks', [{ isRight: isShown && item.asks === asks, fault: `asks=${item.asks}` }]),
    rate('isBulk', [{ isRight: item.isBulk === isBulk, fault: `isBulk=${item.isBulk}` }]),
    mustNot.length === 0
      ? []
      : rate('mustNot', [{ isRight: unwanted.length === 0, fault: `shows: ${unwanted.join(', ')}` }]),
  );
}

/** Scores a digest of the conversation's mails alone. */
export function scoreDigest(
  { id, expected }: Pick<Conversation, 'id' | 'expected'>,
  { items }: Digest,
): Score {
  const [item] = items;
  if (item === undefined) return { id, points: 0, faults: ['not in the digest'] };
  const shares = rateItem(expected, item);
  const reachable = shares.reduce((sum, { part }) => sum + WEIGHTS[part], 0);
  const reached = shares.reduce((sum, { part, share }) => sum + WEIGHTS[part] * share, 0);
  return {
    id,
    points: Math.round((reached / reachable) * 1000) / 10,
    faults: shares.flatMap(({ faults }) => faults),
  };
}

/** Scores any summariser, with one digest per conversation. */
export async function scoreSummariser(
  conversations: readonly Conversation[],
  summarise: Summariser,
): Promise<Score[]> {
  const scores: Score[] = [];
  for (const conversation of conversations) {
    const digest = await summarise(decodeMessages(await toGmailMessages(conversation)));
    scores.push(scoreDigest(conversation, digest));
  }
  return scores;
}

/** The mean of all points, with one decimal. */
export function totalOf(points: readonly number[]): number {
  const sum = points.reduce((all, each) => all + each, 0);
  return Math.round((sum / Math.max(points.length, 1)) * 10) / 10;
}
