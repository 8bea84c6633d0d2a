import { describe, expect, it } from 'vitest';
import { extractGist } from '../../../../shared/digest/summary/gist.ts';
import { readSentences } from '../../../../shared/digest/summary/own-sentences.ts';

function gist(text: string): string {
  return extractGist(readSentences(text.split('\n')));
}

const filler = 'This sentence says little and is here only to fill up the room that a gist has. ';

describe('extractGist', () => {
  it.each([
    ['Hi Ada,\n\nthe tests pass.', 'the tests pass.'],
    ['Hi Ada, the tests pass.', 'the tests pass.'],
    ['Dear Ms Quist:\nThe tests pass.', 'The tests pass.'],
    ['Good morning!\nThe tests pass.', 'The tests pass.'],
    ['Sehr geehrte Frau Quist,\ndie Tests laufen.', 'die Tests laufen.'],
    ['Bonjour Ada,\nles tests passent.', 'les tests passent.'],
    ['Hola Ada:\nlas pruebas pasan.', 'las pruebas pasan.'],
    ['エイダ様\n\nお世話になっております。\n試験は通りました。', '試験は通りました。'],
    ['مرحبا آدا،\nنجحت الاختبارات.', 'نجحت الاختبارات.'],
  ])('skips the greeting of %j', (text, words) => {
    expect(gist(text)).toBe(words);
  });

  it.each([
    ['Hiring starts today.', 'Hiring starts today.'],
    ['Dear me that was a long day.', 'Dear me that was a long day.'],
  ])('finds no greeting in %j', (text, words) => {
    expect(gist(text)).toBe(words);
  });

  it.each([
    'View this email in your browser',
    'You are receiving this because you asked for it.',
    'I hope this email finds you well.',
    '[image: logo.png]',
    '==========',
    '* * *',
    'https://example.com/',
  ])('leaves out %j', (line) => {
    expect(gist(`${line}\n\nThe tests pass.`)).toBe('The tests pass.');
  });

  it('joins wrapped lines, with a blank only where the script has blanks', () => {
    expect(gist('the tests\npass')).toBe('the tests pass');
    expect(gist('試験は\n通りました。')).toBe('試験は通りました。');
  });

  it('leaves out lines drawn with characters', () => {
    expect(gist('*** The tests ***\n-----\npass ___ today')).toBe('The tests · pass today');
  });

  it('separates headings and list items without a full stop', () => {
    expect(gist('Agenda\n\n- the plan\n- the budget\n\nSee you.')).toBe(
      'Agenda · the plan · the budget · See you.',
    );
  });

  it('brings the first question forward when it stands too far down', () => {
    const text = gist(`${filler.repeat(8)}\n\nCan you come on Friday? It matters.`);
    expect(text).toMatch(/^This sentence says little.* … Can you come on Friday\?$/);
    expect(text.length).toBeLessThanOrEqual(280);
  });

  it('keeps the order when the question fits anyway', () => {
    expect(gist('All is set. Can you come? Bring Bob.')).toBe('All is set. Can you come? Bring Bob.');
  });

  it.each([
    ['words', filler.repeat(20)],
    ['one word', 'x'.repeat(5_000)],
    ['a language without blanks', '漢'.repeat(5_000)],
    ['emoji', '👨‍👩‍👧‍👦'.repeat(500)],
    ['questions', 'Is this the real thing or is it just a test of how much fits into a gist? '.repeat(20)],
    ['a long question after much text', `${filler.repeat(5)}${'word '.repeat(50)}?`],
  ])('has at most 280 characters on one line, and no broken character, of %s', (_, text) => {
    const words = gist(text);
    expect(words.length).toBeGreaterThan(100);
    expect(words.length).toBeLessThanOrEqual(280);
    expect(words).not.toContain('\n');
    expect(words.isWellFormed()).toBe(true);
  });

  it('is empty for a mail without words', () => {
    expect(gist(' \n***\n\nhttps://example.com')).toBe('');
  });
});
