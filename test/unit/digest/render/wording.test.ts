import { describe, expect, it } from 'vitest';
import { writeLongDate } from '../../../../shared/digest/long-date.ts';
import { countOf, type Forms, type Wording } from '../../../../shared/digest/render/wording/wording.ts';
import { DIGEST_LANGUAGES } from '../../../../shared/digest/settings/digest-language.ts';
import { defangText } from '../../../../shared/text/defang.ts';
import { clickableIn, forbiddenCharactersIn } from '../../../support/digest/clickable.ts';
import { digestItem, digestWith } from '../../../support/digest/digest-items.ts';
import { findOffences, shown } from '../../../support/digest/rendered-digest.ts';
import { wordings } from '../../../support/digest/wordings.ts';

const formNames = [
  ...(['mails', 'people', 'asking', 'bulk', 'more', 'skipped', 'omitted', 'hasMore', 'threadMails'] as const),
];
/** Slots beside `{n}`. */
const slots: Partial<Record<keyof Wording, string[]>> = {
  overview: ['mails', 'people', 'asking'],
  noneReadable: ['mails'],
  noneWaits: ['mails'],
  bulk: ['names'],
  skipped: ['reasons'],
  attached: ['names'],
  events: ['names'],
};
const slotsIn = (text: string) => Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name);

/** Each text of a table with the name of its field. */
function textsOf(wording: Wording): [keyof Wording, string][] {
  const { locale, direction, plurals, list, ...words } = wording;
  return Object.entries(words).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : Object.values(value)).map((text): [keyof Wording, string] => [
      name as keyof Wording,
      text,
    ]),
  );
}

describe.each(DIGEST_LANGUAGES)('the words of a digest in %s', (language) => {
  const wording = wordings[language];
  const texts = textsOf(wording);
  const categoryOf = (n: number) => wording.plurals.select(n);
  const numbers = Array.from({ length: 1_000 }, (_, index) => index + 1);

  it('have each slot that they need and no other', () => {
    for (const [name, text] of texts) {
      const wanted = slots[name] ?? [];
      const isForm = formNames.some((form) => form === name);
      const found = slotsIn(text).filter((slot) => !(isForm && slot === 'n'));
      expect([name, found.toSorted()]).toEqual([name, wanted.toSorted()]);
    }
  });

  it.each(formNames)('have a form of %s for every plural category', (name) => {
    const forms: Forms = wording[name];
    const known = Object.keys(forms);
    if (known.length === 1) return;
    // `many` and `other` never differ in a table.
    const needed = new Set(numbers.map(categoryOf).filter((category) => category !== 'many'));
    expect(known).toEqual(expect.arrayContaining([...needed]));
  });

  it.each(formNames)('say each number of %s', (name) => {
    const uses = Map.groupBy(numbers, categoryOf);
    for (const n of numbers) {
      const text = countOf(wording[name], n, wording, { names: 'A', reasons: 'B' });
      // One and two are words in some languages: only where the form is used for nothing else.
      if (uses.get(categoryOf(n))?.length !== 1) expect(text).toContain(String(n));
      expect(text).not.toMatch(/[{}]/);
    }
  });

  it('are in one language, harmless and short', () => {
    const english = new Set(textsOf(wordings.en).map(([, text]) => text));
    for (const [, text] of texts) {
      expect(text.length).toBeLessThan(100);
      // After an ideographic full stop, defanging puts a blank.
      expect(defangText(text, 200).replaceAll('。 ', '。')).toBe(text);
      expect([clickableIn(text), forbiddenCharactersIn(text)]).toEqual([[], []]);
      if (language === 'en') continue;
      const words = text.replaceAll(/\{\w+\}/g, '');
      if (/\p{L} \p{L}/u.test(words)) expect(english).not.toContain(text);
      expect(words).not.toMatch(/\b(?:the|your|you|new|asks?|answer|people|sender|could|attached|read)\b/i);
    }
  });

  it('keep a blank before each name', () => {
    const before = textsOf(wording).flatMap(([, text]) => /.(?=\{(?:names|reasons)\})/u.exec(text) ?? []);
    expect([...before, ...wording.list].filter((text) => !text.endsWith(' '))).toEqual([]);
  });

  it('write the days of a year so that it stays as it is', () => {
    const dates = Array.from({ length: 60 }, (_, step) =>
      new Date(Date.UTC(2026, 0, 1 + 6 * step)).toISOString(),
    );
    for (const time of dates) {
      const date = writeLongDate(time, 'UTC', wording.locale);
      expect(defangText(date, 60)).toBe(date);
      expect(date).toContain('2026');
      expect(date).toContain(String(new Date(time).getUTCDate()));
    }
  });

  it('make a digest within the limits, with nothing else in it', () => {
    const items = Array.from({ length: 100 }, (_, index) =>
      digestItem({ asks: index < 50, messageIds: ['a', 'b'], gist: "漢'".repeat(140) }),
    );
    const digest = digestWith(
      [...items, digestItem({ isBulk: true })],
      ['decoding failed', 'not a message', 'neither headers nor a body', 'x'],
    );
    expect(findOffences(digest, language)).toEqual([]);
    expect(shown(digest, language).text).toContain(countOf(wording.threadMails, 2, wording));
  });

  it('say what a mail without words holds, and that a mail did not arrive', () => {
    const items = [
      digestItem({ gist: 'a.pdf, b.md', attachments: ['a.pdf', 'b.md'], notice: 'bounce' }),
      digestItem({
        gist: '(encrypted)',
        protection: 'encrypted',
        attachments: ['smime.p7m'],
        notice: 'delay',
      }),
      digestItem({ gist: '(signed)', protection: 'signed' }),
    ];
    const { text } = shown({ ...digestWith(items), hasMore: true }, language);
    const { attached, encrypted, signed, bounce, delay, hasMore } = wording;
    expect(text).toContain(`  ${attached.replace('{names}', 'a.pdf, b. md')}\n  [${bounce}]`);
    expect(text).toContain(`  ${encrypted}\n  [${delay}]`);
    expect(text).toContain(`  ${signed}`);
    expect(text.split('\n')).toContain(countOf(hasMore, 3, wording));
  });

  it('stand in for what a mail does not say', () => {
    const item = digestItem({ sender: '(unknown sender)', subject: '(no subject)', gist: '(no text)' });
    const { text } = shown(digestWith([item]), language);
    expect(text).toContain(`* ${wording.unknownSender} · ${wording.noSubject}\n  ${wording.noText}`);
  });

  it('are read in the direction of the language, also where a mail program drops the attributes of html', () => {
    const attributes = `lang="${wording.locale}" dir="${['he', 'ar'].includes(language) ? 'rtl' : 'ltr'}"`;
    const { html } = shown(digestWith([digestItem()]), language);
    expect(html).toContain(`<html ${attributes}>`);
    expect(html).toMatch(new RegExp(`<div class="sheet" [^>]* ${attributes}>`));
  });
});
