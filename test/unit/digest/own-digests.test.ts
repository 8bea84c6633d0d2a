import { describe, expect, it } from 'vitest';
import { excludeOwnDigests, isBalanced, writeSubject } from '../../../shared/digest/own-digests.ts';
import { DIGEST_LANGUAGES } from '../../../shared/digest/settings/digest-language.ts';

const subjects = DIGEST_LANGUAGES.map((language) => writeSubject('[day]', language));

describe('writeSubject', () => {
  it.each([
    ['en', 'Your mail digest of Sunday'],
    ['de', 'Ihre E-Mail-Übersicht · Sunday'],
    ['ja', 'メールダイジェスト · Sunday'],
  ] as const)('begins with words of the language: %s', (language, subject) => {
    expect(writeSubject('Sunday', language)).toBe(subject);
  });

  it('begins with other words in each language', () => {
    const words = subjects.map((subject) => subject.replace(/[ ·]*\[day\]$/, ''));
    expect(new Set(words).size).toBe(DIGEST_LANGUAGES.length);
    expect(
      words.filter((phrase) => words.some((other) => other !== phrase && phrase.startsWith(other))),
    ).toEqual([]);
  });
});

describe('excludeOwnDigests', () => {
  it.each(DIGEST_LANGUAGES)('excludes the digests that the user gets in %s and in English', (language) => {
    const query = excludeOwnDigests('is:unread OR is:starred', language);
    const phrases = Array.from(
      query.matchAll(/-\(from:me subject:"([^"]+)"\)/g),
      ([, phrase = '']) => phrase,
    );
    expect(query.startsWith('(is:unread OR is:starred) -(')).toBe(true);
    expect(isBalanced(query)).toBe(true);
    expect(phrases.some((phrase) => writeSubject('x', language).startsWith(phrase))).toBe(true);
    expect(phrases.some((phrase) => writeSubject('x', 'en').startsWith(phrase))).toBe(true);
    expect(phrases).toHaveLength(language === 'en' ? 1 : 2);
  });

  it('stays far below the length of a URL for the longest query', () => {
    const lengths = DIGEST_LANGUAGES.map((language) =>
      encodeURIComponent(excludeOwnDigests('я'.repeat(500), language)),
    );
    expect(Math.max(...lengths.map(({ length }) => length))).toBeLessThan(4_000);
  });
});
