import { describe, expect, it } from 'vitest';
import { splitParagraphs } from '../../../../shared/digest/summary/sentences.ts';
import { cpuTime } from '../../../support/cpu-time.ts';

function split(text: string): string[] {
  return splitParagraphs(text.split('\n'))
    .flat()
    .map((sentence) => sentence.text);
}

describe('sentences', () => {
  it.each([
    ['The crane is late. Can you come?', ['The crane is late.', 'Can you come?']],
    ['Really?! Yes… Of course.', ['Really?!', 'Yes…', 'Of course.']],
    ['“Shall we?” Yes.', ['“Shall we?”', 'Yes.']],
    ['Can you come?Thanks', ['Can you come?', 'Thanks']],
    ['The crane is late.Can you come?', ['The crane is late.', 'Can you come?']],
    ['吊车来了。你来吗？好。', ['吊车来了。', '你来吗？', '好。']],
    ['「来ますか？」はい。', ['「来ますか？」', 'はい。']],
    ['Έρχεσαι; Ναι.', ['Έρχεσαι;', 'Ναι.']],
    ['هل تأتي؟ نعم.', ['هل تأتي؟', 'نعم.']],
  ])('of %j are %j', (text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });

  it.each([
    'Dr. Smith and Mr. Jones are here',
    'Am 3. Dezember um 10 Uhr',
    'Das gilt z. B. Montags',
    'Das gilt z.B. Montags',
    'Siehe Nr. 5 und Abs. 2',
    'Sig. Rossi e Dott. Bianchi',
    'Sr. García y Sra. López',
    'Это т.е. Москва',
    'на ул. Ленина',
    'J. Smith',
    'We meet approx. Monday',
    'version 4.2 is out',
    'see no. 5 and p. 3',
    'the crane, incl. wheels. and more',
    'Bonjour M. Dupont',
    'bl.a. Kranen',
  ])('do not end within %j', (text) => {
    expect(split(text)).toEqual([text]);
  });

  it('end where the writer ended a line that had room for the next word', () => {
    expect(split('Report Suspicious\nThe crane, which is late, comes on Monday.')).toEqual([
      'Report Suspicious',
      'The crane, which is late, comes on Monday.',
    ]);
    expect(split('Der Kran kommt am späten\nMontag.')).toEqual(['Der Kran kommt am späten Montag.']);
    expect(split('the tests\npass')).toEqual(['the tests pass']);
  });

  it('know the last of each paragraph and list item', () => {
    const lasts = splitParagraphs(['One. Two.', '', '- one', '- two'])
      .flat()
      .map(({ text, isLast }) => [text, isLast]);
    expect(lasts).toEqual([
      ['One.', false],
      ['Two.', true],
      ['one', true],
      ['two', true],
    ]);
  });
});

it.each(['.'.repeat(8_000), '.)'.repeat(4_000), '?'.repeat(8_000), '。'.repeat(8_000)])(
  'sentences of a long row of marks take little time (%#)',
  async (marks) => {
    expect(await cpuTime(async () => splitParagraphs([`${marks}x`]))).toBeLessThan(60);
  },
);
