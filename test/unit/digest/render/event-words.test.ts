import { describe, expect, it } from 'vitest';
import type { DigestEvent } from '../../../../shared/digest/digest.ts';
import { writeEvent, writeEventTime } from '../../../../shared/digest/render/event-words.ts';
import { makeHeading } from '../../../../shared/digest/render/heading.ts';
import { DIGEST_LANGUAGES, type DigestLanguage } from '../../../../shared/digest/settings/digest-language.ts';
import { clickableIn } from '../../../support/digest/clickable.ts';
import { wordings } from '../../../support/digest/wordings.ts';

const crane: DigestEvent = {
  kind: 'invitation',
  title: 'Crane inspection',
  place: 'Yard 4',
  start: '2026-12-03T10:00',
  end: '2026-12-03T11:00',
  startsAt: '2026-12-03T09:00:00.000Z',
  zone: 'Europe/Berlin',
};
const { startsAt: _, ...unknown } = crane;
const headingIn = (language: DigestLanguage, timeZone = 'Europe/Berlin') =>
  makeHeading('2026-11-23T07:00:00Z', timeZone, wordings[language]);
/** Intl separates a range with thin blanks. */
const timeOf = (event: DigestEvent, language: DigestLanguage = 'en', timeZone?: string) =>
  writeEventTime(event, headingIn(language, timeZone)).replaceAll(/\s/g, ' ');

describe('the time of an event', () => {
  it.each<[DigestLanguage, string]>([
    ['en', 'Thu, 3 Dec 2026, 10:00–11:00'],
    ['de', 'Do., 3. Dez. 2026, 10:00–11:00 Uhr'],
    ['fr', 'jeu. 3 déc. 2026, 10:00 – 11:00'],
    ['pl', 'czw., 3 gru 2026, 10:00–11:00'],
    ['ko', '2026년 12월 3일 (목) 오전 10:00~11:00'],
  ])('is written in %s: %s', (language, time) => {
    expect(timeOf(crane, language)).toBe(time);
  });

  it.each<[what: string, event: DigestEvent, timeZone: string, time: string]>([
    ['is in the zone of the user', crane, 'Asia/Tokyo', 'Thu, 3 Dec 2026, 18:00–19:00'],
    [
      'names its zone when its instant is not known',
      { ...unknown, zone: 'Yard Time' },
      'Asia/Tokyo',
      'Thu, 3 Dec 2026, 10:00–11:00 (Yard Time)',
    ],
    [
      'is local without a zone',
      { ...crane, zone: undefined, startsAt: undefined },
      'Asia/Tokyo',
      'Thu, 3 Dec 2026, 10:00–11:00',
    ],
    ['is a day', { ...unknown, start: '2026-12-03', end: undefined }, 'America/New_York', 'Thu, 3 Dec 2026'],
    [
      'is days',
      { ...unknown, start: '2026-12-03', end: '2026-12-05' },
      'Asia/Tokyo',
      'Thu, 3 Dec – Sat, 5 Dec 2026',
    ],
    ['has no end', { ...crane, end: undefined }, 'Europe/Berlin', 'Thu, 3 Dec 2026, 10:00'],
    [
      'recurs',
      { ...crane, end: undefined, isRecurring: true },
      'Europe/Berlin',
      'Thu, 3 Dec 2026, 10:00 (recurring)',
    ],
    [
      'is as stored beyond the calendar',
      { ...crane, start: '2026-12-03', end: '+275760-09-13' },
      'Europe/Berlin',
      '2026-12-03',
    ],
    ['is as stored when it is none', { ...crane, start: 'soon' }, 'Europe/Berlin', 'soon'],
  ])('%s', (_what, event, timeZone, time) => {
    expect(timeOf(event, 'en', timeZone)).toBe(time);
  });

  it.each(DIGEST_LANGUAGES)('has its day, year and hours in %s, and nothing to click', (language) => {
    const time = timeOf(crane, language);
    expect(time).toMatch(/2026/);
    for (const part of [/(?<!\d)0?3(?!\d)/, /10/, /11/]) expect(time).toMatch(part);
    expect(clickableIn(time)).toEqual([]);
  });
});

describe('an event in place of a text', () => {
  it.each<[DigestLanguage, DigestEvent['kind'], string]>([
    ['en', 'invitation', 'Crane inspection · Thu, 3 Dec 2026, 10:00–11:00 · Yard 4'],
    ['en', 'cancellation', 'Cancelled: Crane inspection · Thu, 3 Dec 2026, 10:00–11:00 · Yard 4'],
    ['de', 'declined', 'Abgelehnt: Crane inspection · Do., 3. Dez. 2026, 10:00–11:00 Uhr · Yard 4'],
  ])('in %s of kind %s is: %s', (language, kind, text) => {
    expect(writeEvent({ ...crane, kind }, headingIn(language))).toBe(text);
  });

  it.each(DIGEST_LANGUAGES)('says in %s what happened to the event', (language) => {
    const kinds = ['invitation', 'cancellation', 'accepted', 'declined', 'tentative'] as const;
    const texts = kinds.map((kind) => writeEvent({ ...crane, kind }, headingIn(language)));
    expect(new Set(texts).size).toBe(kinds.length);
    expect(texts.filter((text) => !text.includes('Crane inspection') || !text.includes('Yard 4'))).toEqual(
      [],
    );
  });
});
