import { removeLinks } from '../../text/links.ts';
import { removeGreeting } from '../own-words/salutations.ts';
import { asksForReply } from './asks.ts';
import { removeBanner } from './banners.ts';
import { isPleasantry, keepSentences, selectNews } from './boilerplate.ts';
import { type Sentence, splitParagraphs } from './sentences.ts';

/** A greeting stands in one of the first lines. */
const GREETED_LINES = 3;
/** A mail makes its point in its first paragraphs; behind them, only a question matters. */
const NEAR_CHARACTERS = 2_000;
/** Lines drawn with characters, also around a heading. */
const RULE = /([-=*_#~+])\1{2,}/g;

/** A sentence of a mail's own words. `asks`: the first one that asks its reader to reply or to act. */
export type OwnSentence = Sentence & { asks: boolean };

/** The sentences without pleasantries, which stay where there is nothing else, or where one goes on to a request. */
function removePleasantries(sentences: readonly Sentence[]): readonly Sentence[] {
  const kept = keepSentences(sentences, ({ text }) => {
    const isGreeting = isPleasantry(text);
    return !isGreeting || (!/[?？؟]/.test(text) && asksForReply(text));
  });
  return kept.length > 0 ? kept : sentences;
}

function markFirstRequest(sentences: readonly Sentence[]): OwnSentence[] {
  const first = sentences.findIndex(({ text }) => asksForReply(text));
  return sentences.map((sentence, index) => ({ ...sentence, asks: index === first }));
}

/** The first of the paragraphs that asks. */
function findAskingParagraph(paragraphs: readonly Sentence[][]): OwnSentence[] {
  for (const paragraph of paragraphs) {
    if (!paragraph.some(({ text }) => asksForReply(text))) continue;
    const news = markFirstRequest(selectNews(paragraph));
    if (news.some(({ asks }) => asks)) return news;
  }
  return [];
}

/**
 * The sentences that a mail's own lines say of its subject, without links, banners, greeting and boilerplate: those of
 * its first paragraphs, and a later paragraph where these ask nothing.
 */
export function readSentences(own: readonly string[]): OwnSentence[] {
  const lines = removeBanner(removeLinks(own.join('\n').replace(RULE, ' ')).split('\n'));
  const first = lines.findIndex((line) => line.trim() !== '');
  const body = lines.map((line, index) => (index - first < GREETED_LINES ? removeGreeting(line) : line));
  const paragraphs = splitParagraphs(body);
  let characters = 0;
  const count = paragraphs.findIndex((paragraph) => {
    characters += paragraph.reduce((sum, { text }) => sum + text.length, 0);
    return characters > NEAR_CHARACTERS;
  });
  const near = count === -1 ? paragraphs : paragraphs.slice(0, count + 1);
  const news = markFirstRequest(removePleasantries(near.flatMap(selectNews)));
  if (news.some(({ asks }) => asks)) return news;
  return [...news, ...findAskingParagraph(paragraphs.slice(near.length))];
}
