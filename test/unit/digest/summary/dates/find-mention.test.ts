import { describe, expect, it } from 'vitest';
import { findMention } from '../../../../../shared/digest/summary/dates/find-mention.ts';
import { cpuTime } from '../../../../support/cpu-time.ts';

describe('findMention', () => {
  it.each([
    ['due 2026-11-30.', '2026-11-30'],
    ['from 2026-11-30T14:00Z on', '2026-11-30T14:00Z'],
    ['on Friday 14:00 in Cork', 'Friday 14:00'],
    ['on Friday at 2 pm', 'Friday at 2 pm'],
    ['Tuesday, 24 November at 14:00, room 3', 'Tuesday, 24 November at 14:00'],
    ['Fri 27 Nov 2026 10:30', 'Fri 27 Nov 2026 10:30'],
    ['it ends on 3 March', '3 March'],
    ['March 3rd at 5pm works', 'March 3rd at 5pm'],
    ['March 3, 2027', 'March 3, 2027'],
    ['the 3rd of March', '3rd of March'],
    ['see you tomorrow morning', 'tomorrow morning'],
    ['by next Friday', 'next Friday'],
    ['sometime next week', 'next week'],
    ['at 9 a.m. sharp', '9 a.m.'],
    ['14:00-15:30 tomorrow', '14:00-15:30 tomorrow'],
    ['am 3. März', '3. März'],
    ['um 15:30 Uhr', '15:30 Uhr'],
    ['gegen 9 Uhr', '9 Uhr'],
    ['am 3.11. um 10 Uhr', '3.11. um 10 Uhr'],
    ['bis 24.12.2026', '24.12.2026'],
    ['bis morgen', 'morgen'],
    ['nächsten Montag', 'nächsten Montag'],
    ['le 3 mars à 14h30', '3 mars à 14h30'],
    ['demain', 'demain'],
    ['el 3 de marzo de 2027', '3 de marzo de 2027'],
    ['nos vemos mañana', 'mañana'],
    ['12月3日（木）の15時から', '12月3日（木）の15時'],
    ['明日の午後3時半に', '明日の午後3時半'],
    ['来週の月曜日', '来週の月曜日'],
    ['2026年12月3日', '2026年12月3日'],
    ['نلتقي غداً', 'غداً'],
    ['ניפגש מחר', 'מחר'],
    ['first 3 March, then 4 April', '3 March'],
    ['The review is on 2026/12/03 at 10:00.', '2026/12/03 at 10:00'],
    ['Please confirm by 12/03.', '12/03'],
    ['it is on 3-5 December', '3-5 December'],
    ['from 1 to 3 December', '1 to 3 December'],
    ['leave Monday to Wednesday', 'Monday to Wednesday'],
    ['room 4 at 10:00, as agreed on Thursday 3 December', 'Thursday 3 December'],
    ['next week, maybe Thursday', 'Thursday'],
    ['now.can we meet today.thanks', 'today'],
    ['departs 03DEC at 10:00', '03DEC at 10:00'],
    ['by the end of January', 'end of January'],
    ['in March 2027 at last', 'March 2027'],
    ['the train of 7.15 pm', '7.15 pm'],
    ['See you on the 15th!', '15th'],
    ['push it to 2:30pm on the 3rd?', '2:30pm on the 3rd'],
    ['Sat 5th', 'Sat 5th'],
    ['can we say next Mon?', 'next Mon'],
    ['over two\nlines: 3\nMarch', '3 March'],
  ])('finds the date or time in %j', (text, mention) => {
    expect(findMention(text)).toBe(mention);
  });

  it.each([
    '',
    'The tests pass.',
    'version 2.4.11 of 1.2.3.4',
    'You may 5 times, march on and the sun sets',
    'aspect 16:9, 12:34:56:78:9a:bc',
    'room 3.12, EUR 1,240.00, 50 %',
    'at 99:99 and 2026-13-45',
    'Guten morgen',
    'Guten Morgen',
    'por la mañana',
    'Mon ami, Sat nav, Do it, So what',
    '24時間以内',
    'size 1.5pm',
    'mondayish, todayish',
    '+49 221 555 0142',
    'Version 2026.1.2 runs on 192.168.12.3.',
    'release 2026.12.03, versión 3.12.',
    'monday.com and march.io, today. app',
    'Python runs on 3.12, the update to 10.11.12 is out and costs 12.50.',
    'open Mon-Fri 9:00-17:00, Mo–Fr 9–17 Uhr',
    'INV-2026-12-03 and 2026-12-03-77',
    'by 12/03x, at 10:00abc',
    '3d, 10x, 24h, v12/03 and #12/03',
    'reduced by 1/2, open 24/7',
    'This st is by the 2nd floor, the 1st of three, on the 3rd attempt',
    'Black Friday, Happy Monday!',
  ])('finds no date or time in %j', (text) => {
    expect(findMention(text)).toBeUndefined();
  });

  it('finds a date at any distance from the beginning and from other numbers', () => {
    for (let distance = 0; distance < 400; distance += 1) {
      const before = '17 cranes of mars, 4 yards '.repeat(distance).slice(0, distance);
      const text = `${before} on Thursday, 3 December 2026 at 10:00 in Cork`;
      expect(findMention(text)).toBe('Thursday, 3 December 2026 at 10:00');
    }
  });

  it('finds a date that follows other words of dates', () => {
    const text =
      'to do on the end of a day in may, so far; the sun, the second week of all; by 3 December we know';
    expect(findMention(text)).toBe('3 December');
  });

  it.each(['1', '1:', '3.3.', 'Mon ', 'Monday ', '1/1/', 'am ', '12月'])(
    'bounds time for texts of %j',
    async (piece) => {
      const text = piece.repeat(100_000);
      expect(await cpuTime(() => findMention(text))).toBeLessThan(500);
    },
  );
});
