import { removeLinks } from '../../text/links.ts';
import { removeGreeting } from '../own-words/salutations.ts';
import { removeBanner } from './banners.ts';
import { selectInformative } from './boilerplate.ts';
import { type Sentence, splitSentences } from './sentences.ts';

/** A greeting stands in one of the first lines. */
const GREETED_LINES = 3;
/** Lines drawn with characters, also around a heading. */
const RULE = /([-=*_#~+])\1{2,}/g;

/** The sentences that a mail's own lines say of its subject, without links, banners, greeting and boilerplate. */
export function readSentences(own: readonly string[]): Sentence[] {
  const lines = removeBanner(removeLinks(own.join('\n').replace(RULE, ' ')).split('\n'));
  const first = lines.findIndex((line) => line.trim() !== '');
  const body = lines.map((line, index) => (index - first < GREETED_LINES ? removeGreeting(line) : line));
  return selectInformative(splitSentences(body));
}
