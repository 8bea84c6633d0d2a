import { describe, expect, it } from 'vitest';
import { summariseExtractively } from '../../../../shared/digest/summary/extractive.ts';
import type { Conversation, Expectation } from '../../../corpus/quality/conversation.ts';
import { conversations } from '../../../corpus/quality/conversations/conversations.ts';
import { scoreDigest, scoreSummariser, totalOf } from '../../../corpus/quality/score.ts';
import { digestItem, digestWith } from '../../../support/digest/digest-items.ts';

const expected: Expectation = {
  who: 'Bob Marsh',
  what: ['crane is late', ['move the slot', 'another slot']],
  byWhen: ['Friday', '27 November'],
  asks: true,
  isBulk: false,
  mustNot: ['Head of Cranes', 'wrote:'],
};
const perfect = digestItem({
  gist: 'The crane is late. Can you move the slot?',
  mentions: 'Friday',
  asks: true,
});

const pointsOf = (set: Partial<typeof perfect>, of: Partial<Expectation> = {}) =>
  scoreDigest({ id: 'case', expected: { ...expected, ...of } }, digestWith([{ ...perfect, ...set }]));

describe('the score of a digest', () => {
  it('is 100 when the digest holds all that is expected', () => {
    expect(pointsOf({})).toEqual({ id: 'case', points: 100, faults: [] });
  });

  it.each([
    ['an empty gist', { gist: '' }, 25, ['what: crane is late', 'what: move the slot']],
    ['half of the subject matter', { gist: 'The crane is late.' }, 12.5, ['what: move the slot']],
    ['another sender', { sender: 'Team' }, 10, ['who: Bob Marsh']],
    ['no date', { mentions: undefined }, 15, ['by when: Friday, has none']],
    ['another date', { mentions: 'Monday' }, 15, ['by when: Friday, has Monday']],
    ['a question that is not seen', { asks: false }, 20, ['asks=false']],
    ['a signature', { gist: `${perfect.gist} Head of Cranes` }, 20, ['shows: Head of Cranes']],
    ['an unwanted word in the subject', { subject: 'Bob wrote:' }, 20, ['shows: wrote:']],
  ] as const)('loses exactly the points of its part with %s', (_, set, lost, faults) => {
    expect(pointsOf(set as Partial<typeof perfect>)).toEqual({ id: 'case', points: 100 - lost, faults });
  });

  it('loses all that is not shown when a mail of a person counts as bulk', () => {
    expect(pointsOf({ isBulk: true }).points).toBe(30);
  });

  it('finds a phrase in any spelling: blanks, case and quotation marks may differ', () => {
    expect(pointsOf({ gist: 'THE CRANE  IS LATE: another slot?' }).points).toBe(100);
    expect(pointsOf({ sender: 'Booking. com' }, { who: 'Booking.com' }).points).toBe(100);
    expect(pointsOf({ gist: 'It’s late' }, { what: ["it's late"] }).points).toBe(100);
  });

  it('finds the date in the gist when none stands beside it', () => {
    expect(pointsOf({ gist: `${perfect.gist} On 27 November.`, mentions: undefined }).points).toBe(100);
  });

  it('wants no date beside the gist of a mail that names none', () => {
    expect(pointsOf({}, { byWhen: 'nothing' })).toMatchObject({
      points: 85,
      faults: ['by when: nothing, has Friday'],
    });
    expect(pointsOf({ mentions: undefined }, { byWhen: 'nothing' }).points).toBe(100);
  });

  it('shares the points of parts that are not expected among the others', () => {
    const newsletter: Expectation = { who: 'Bob Marsh', what: [], isBulk: true };
    const score = (isBulk: boolean) => {
      const digest = digestWith([digestItem({ isBulk })]);
      return scoreDigest({ id: 'newsletter', expected: newsletter }, digest).points;
    };
    expect([score(true), score(false)]).toEqual([100, 50]);
  });

  it('is 0 when the conversation is not in the digest', () => {
    const score = scoreDigest({ id: 'case', expected }, digestWith([]));
    expect(score).toEqual({ id: 'case', points: 0, faults: ['not in the digest'] });
  });

  it('has the mean of all conversations as its total', () => {
    expect(totalOf([100, 50, 0.3])).toBe(50.1);
    expect(totalOf([])).toBe(0);
  });
});

describe('the score of a summariser', () => {
  const conversation: Conversation = {
    id: 'crane',
    language: 'en',
    source: 'own',
    mails: [{ from: 'Bob Marsh <bob@example.org>', subject: 'Crane', text: 'The crane is late.' }],
    expected: { who: 'Bob Marsh', what: ['crane is late'], asks: false, isBulk: false },
  };

  it('comes from the decoded mails of each conversation', async () => {
    const scores = await scoreSummariser([conversation], async ({ mails }) =>
      digestWith(mails.map(({ from, text }) => digestItem({ sender: from.name, gist: text }))),
    );
    expect(scores).toEqual([{ id: 'crane', points: 100, faults: [] }]);
  });

  it('is the same in every run', async () => {
    const run = () => scoreSummariser(conversations, summariseExtractively);
    expect(await run()).toEqual(await run());
  });
});
