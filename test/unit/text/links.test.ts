import { describe, expect, it } from 'vitest';
import { removeLinks } from '../../../shared/text/links.ts';
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
    ['EXAMPLE.COM', ''],
    ['xn--e1afmkfd.xn--p1ai', ''],
    ['пример.рф/x', ''],
    ['192.0.2.1/login', ''],
    ['https://example.com/をご覧ください', 'をご覧ください'],
    ['evil.example/xをご覧ください', 'をご覧ください'],
    ['evil.exampleをご覧ください', 'をご覧ください'],
    ['www.evil.example\u{16800}', '\u{16800}'],
    ['see...evil.example/x', 'see...'],
    ['@evil.example', '@'],
    ['xhttp:', 'x'],
    ['a.b.c.d.e.f.g.h.i.j.k.example.com', ''],
    ['tomorrowwww.evil.example now', 'now'],
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
  ])('leaves %j as it is', (text) => {
    expect(removeLinks(text)).toBe(text);
  });

  it('turns mailto: into the address', () => {
    expect(toOneLine(removeLinks('mailto:ada@example.com'))).toBe('ada@example.com');
  });
});
