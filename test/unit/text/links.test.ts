import { describe, expect, it } from 'vitest';
import { nameLinks, removeLinks } from '../../../shared/text/links.ts';
import { toOneLine } from '../../../shared/text/readable.ts';

describe('removeLinks', () => {
  it.each([
    ['see https://example.com/a?b=c#d now', 'see now'],
    ['HTTPS://EXAMPLE.COM', ''],
    ['https:example.com', ''],
    ['http:\\\\example.com', ''],
    ['ftp://example.com/x and slack://open?x', 'and'],
    ['javascript:alert(1)', '(1)'],
    ['://example.com', ''],
    ['hthttps://x.example ttps://y.example', ''],
    ['a(https://x.example)://y.example', 'a'],
    ['[the plan](https://example.com/x)', '[the plan]'],
    ['<https://example.com>', ''],
    ['Done at https://example.com/x. Next', 'Done at . Next'],
    ['www.example.com', ''],
    ['pay at evil.example/login now', 'pay at now'],
    ['paypal-login.com:8080', ''],
    ['evil.example?id=7&x=1', ''],
    ['EVIL.EXAMPLE/LOGIN', ''],
    ['пример.рф/x', ''],
    ['192.0.2.1/login', ''],
    ['https://example.com/をご覧ください', 'をご覧ください'],
    ['evil.example/xをご覧ください', 'をご覧ください'],
    ['www.evil.example\u{16800}', '\u{16800}'],
    ['see...evil.example/x', 'see...'],
    ['xhttp:', 'x'],
    ['a.b.c.d.e.f.g.h.i.j.k.example.com/x', ''],
    ['tomorrowwww.evil.example/x now', 'now'],
  ])('removes the link from %j', (text, rest) => {
    expect(toOneLine(removeLinks(text))).toBe(rest);
  });

  it.each([
    'write to ada.quist@mail.example.com today',
    'done.Then we go',
    'JavaScript: the good parts',
    'fin.voilà',
    'e.g. at 5 p.m., i.e. z.B. d.h.',
    'report.pdf, README.md and Node.js',
    'version 4.2 on 24.12.2026, 1.240,00',
    'كلمة.كلمة',
    'ratio 3:1, and/or',
    'Awww. That is sweet',
    'Your Booking.com reservation',
    'EXAMPLE.COM',
    'xn--e1afmkfd.xn--p1ai',
    'evil.exampleをご覧ください',
    'Main.java, deploy.sh and table.zip',
    'Node.js/Express',
    'it works now.can you check it today?thanks',
    'Kommt heute.Er/sie auch?',
    'bug in crane.app#12',
    'готово.можешь проверить?',
    'τέλος.μπορείς;',
    'amazon.de-Bestellung, müller.de, notion.so',
  ])('leaves %j as it is', (text) => {
    expect(removeLinks(text)).toBe(text);
  });

  it('turns mailto: into the address', () => {
    expect(toOneLine(removeLinks('mailto:ada@example.com'))).toBe('ada@example.com');
  });
});

describe('nameLinks', () => {
  it.each([
    ['https://zoom.example/j/123?pwd=x', 'zoom.example'],
    ['Join www.zoom.example/j/1', 'Join zoom.example'],
    ['https://paypal.com@evil.example/login', 'evil.example'],
    ['https://paypal.com:pw@evil.example:8080', 'evil.example'],
    ['http:\\\\evil.example\\x', 'evil.example'],
    ['evil.example/login', 'evil.example'],
    ['javascript:alert(1)', '(1)'],
  ])('writes %j as %j', (text, named) => {
    expect(toOneLine(nameLinks(text))).toBe(named);
  });
});
