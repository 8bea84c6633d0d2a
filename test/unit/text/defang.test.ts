import { parse } from 'tldts';
import { describe, expect, it } from 'vitest';
import { defangText } from '../../../shared/text/defang.ts';
import { FILE_ENDINGS } from '../../../shared/text/file-endings.ts';

describe('defangText', () => {
  it.each([
    ['bob@evil.example', 'bob (evil example)'],
    ['ask ada.quist@mail.example.com today', 'ask ada quist (mail example com) today'],
    ['eve＠evil.example', 'eve (evil example)'],
    ['eve﹫evil．example', 'eve (evil example)'],
    ['user:x@[192.0.2.1]', 'user: x @ [192·0·2·1]'],
    ['done.In two days', 'done. In two days'],
    ['see README.md', 'see README. md'],
    ['Reply at evil.com now', 'Reply at evil. com now'],
    ['Reply at evil.com/x now', 'Reply at now'],
    ['Your Booking.com reservation', 'Your Booking. com reservation'],
    ['Main.java, deploy.sh and table.zip', 'Main. java, deploy. sh and table. zip'],
    ['now.can you check it today?thanks', 'now. can you check it today?thanks'],
    ['ASP.NET and amazon.de-Bestellung', 'ASP. NET and amazon. de-Bestellung'],
    ['Dr.Müller in St.Gallen, z.B.der v2.1.app', 'Dr. Müller in St. Gallen, z.B. der v2.1. app'],
    ['готово.можешь проверить', 'готово. можешь проверить'],
    ['exаmple.сom', 'exаmple. сom'],
    ['tel:5550109999', 'tel: 5550·1099·99'],
    ['call +1 (555) 010-9999', 'call +1·555·010·9999'],
    ['(0800) 555 0199', '0800·555·0199'],
    ['٠٥٥٥١٢٣٤٥٦', '٠٥٥٥·١٢٣٤·٥٦'],
    ['see 7.7.7.192.0.2.7 now', 'see 7·7·7·192·0·2·7 now'],
    ['1\ufe0f.2.3.4', '1\ufe0f·2·3·4'],
    ['５５５-\u200d\u200e\ufe0f- \u200e0800', '５５５·0800'],
    ['𝐡𝐭𝐭𝐩:x', '𝐡𝐭𝐭𝐩: x'],
    ['a．℡ and x.ﬁ', 'a． ℡ and x. ﬁ'],
    ['ｗｗｗ.7up', 'ｗｗｗ. 7up'],
    ['x⒈com', 'x⒈ com'],
    ['version 10.20.30.40', 'version 10·20·30·40'],
    ['<!channel> and <@U1>', '‹!channel› and ‹@U1›'],
    ['<b>bold</b>', '‹b›bold‹/b›'],
    ['two\nlines \u202eturned', 'two lines turned'],
  ])('writes %j as %j', (text, written) => {
    expect(defangText(text, 100)).toBe(written);
  });

  it.each([
    'a < b and b > c',
    'report.pdf, notes.docx, Node.js, setup.exe, main.cpp, song.mp3',
    'Yahoo! T.C. Ziraat',
    'report.pdf: we use Node.js.',
    'at 14:00 on 2026-11-24, 10:30-11:45',
    '24.12.2026 and 3/12/2026',
    '2007-10-22 23:45:23',
    '1.240.000 euros, invoice 2026-1187, booking 88-3120',
    'e.g. at 5 p.m., z.B. d.h.',
    '12月3日（木）の15時',
    'می‌خواهم',
    '👨‍👩‍👧 ❤️ 1️⃣',
    '*bold* and #channel',
    '日時：12月3日',
    'т.е.',
  ])('leaves %j as it is', (text) => {
    expect(defangText(text, 100)).toBe(text);
  });

  it('cuts a text that is too long after a word', () => {
    expect(defangText('word '.repeat(50), 20)).toBe('word word word word…');
  });

  it('reads the first 4,000 characters', () => {
    expect(defangText(`${' '.repeat(3_999)}ab`, 20)).toBe('a');
  });

  it('leaves no domain of the file name that it cuts', () => {
    expect(defangText(`${'x'.repeat(40)}.html`, 44)).toBe(`${'x'.repeat(40)}.…`);
  });

  it('has no top-level domain among its file endings', () => {
    const endings = FILE_ENDINGS.split('|').flatMap((ending) => [
      ending.replace('?', ''),
      ending.replace(/.\?/, ''),
    ]);
    expect(endings.filter((ending) => parse(`a.${ending}`).isIcann)).toEqual([]);
    expect(endings).toContain('pdf');
  });
});
