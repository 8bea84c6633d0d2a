import { removeLinks } from '../../text/links.ts';
import { removeGreeting } from '../own-words/salutations.ts';
import { asksForReply } from './asks.ts';
import { removeBanner } from './banners.ts';
import { selectInformative } from './boilerplate.ts';
import { type Sentence, splitSentences } from './sentences.ts';

/** A greeting stands in one of the first lines. */
const GREETED_LINES = 3;
/** Lines drawn with characters, also around a heading. */
const RULE = /([-=*_#~+])\1{2,}/g;

/** A sentence of a mail's own words, and whether it asks its reader to reply or to act. */
export type OwnSentence = Sentence & { asks: boolean };

/** The sentences that a mail's own lines say of its subject, without links, banners, greeting and boilerplate. */
export function readSentences(own: readonly string[]): OwnSentence[] {
  const lines = removeBanner(removeLinks(own.join('\n').replace(RULE, ' ')).split('\n'));
  const first = lines.findIndex((line) => line.trim() !== '');
  const body = lines.map((line, index) => (index - first < GREETED_LINES ? removeGreeting(line) : line));
  const informative = selectInformative(splitSentences(body));
  return informative.map((sentence) => ({ ...sentence, asks: asksForReply(sentence.text) }));
}
