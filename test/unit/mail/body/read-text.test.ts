import { describe, expect, it } from 'vitest';
import { readPart } from '../../../../shared/mail/body/mime-part.ts';
import { readText } from '../../../../shared/mail/body/read-text.ts';
import { cpuTime } from '../../../support/cpu-time.ts';
import { textPart } from '../messages.ts';

function read(content: string | Uint8Array, mimeType = 'text/plain', contentType = mimeType) {
  const part = readPart(textPart(content, mimeType, contentType));
  if (part === undefined) throw new Error('no part');
  return readText(part);
}

function textOf(content: string | Uint8Array, contentType = 'text/plain'): string {
  return read(content, contentType.split(';', 1)[0], contentType).text;
}

describe('readText, of HTML that is labelled as plain text', () => {
  it.each([
    ['a document', '<!DOCTYPE html><p>a</p>', 'a'],
    ['a document without tags', '<html>a</html>', 'a'],
    ['a fragment', '<div>Hello Ada</div>', 'Hello Ada'],
    ['a fragment in a font', '<font face=Arial>Hello <b>Ada</b></font>', 'Hello Ada'],
    [
      'line breaks',
      'Hello Ada,<br>it is <b>late</b>.<br><br>Can you?<br>',
      'Hello Ada,\nit is late.\n\nCan you?',
    ],
    ['one line break', 'Hello Ada,<br>it is late.', 'Hello Ada,\nit is late.'],
    ['line breaks at line ends', 'Hello Ada,<br />\nit is late.<BR/>\nBob', 'Hello Ada,\nit is late.\nBob'],
    ['paragraphs', 'Hello Ada,<p>it is late.</p><p>Bob</p>', 'Hello Ada,\n\nit is late.\n\nBob'],
    ['a link', 'Please see <a href="https://example.com/x">the plan</a> today', 'Please see the plan today'],
  ])('reads %s', (_, written, text) => {
    expect(textOf(written)).toBe(text);
  });

  it.each([
    'Use <br> instead of <p>, please.',
    'Replace <b>foo</b> with <strong>foo</strong>.',
    'Please change\n<p>Hello</p>\nto\n<div>Hello</div>\nThanks, Bob',
    'The `<br>` in `a<br>b` is lost.',
    'std::vector<int> a; map<string, list<int>> b; if (a<b && c>d) return;',
    'a<b and b>c, x <- y, <3',
    'Dear <your name>,\nwrite to <Name>\nand to <Other>',
    'Bob Marsh <bob@example.com> wrote <https://example.com/a>',
    '<p> tags are broken in the editor.',
  ])('keeps %j', (written) => {
    expect(textOf(written)).toBe(written);
  });
});

describe('readText, of entities in plain text', () => {
  it.each([
    ['Gr&uuml;&szlig;e aus K&ouml;ln', 'Grüße aus Köln'],
    ['&Uuml;bersicht', 'Übersicht'],
    ['caf&#233; cr&#xe8;me', 'café crème'],
    ['&#1087;&#1088;&#1080;&#1074;&#1077;&#1090;', 'привет'],
    ['I don&#39;t know, it&rsquo;s late', "I don't know, it’s late"],
    ['Fish &amp; chips', 'Fish & chips'],
    ['Monday &ndash; Friday', 'Monday – Friday'],
    ['a&nbsp;b&nbsp;c', 'a b c'],
    ['He said &quot;today&quot;, caf&eacute; &lt;3', 'He said "today", café <3'],
  ])('decodes %j', (written, text) => {
    expect(textOf(written)).toBe(text);
  });

  it.each([
    'pens, paper &c. and R&D',
    'Write &amp; for & in XML.',
    'Use &nbsp; for a blank.',
    'AT&T; a && b; &x; &copy',
    '?a=1&b=2&copy=3&lt=4',
  ])('keeps %j', (written) => {
    expect(textOf(written)).toBe(written);
  });
});

describe('readText, of text/enriched and text/richtext', () => {
  it.each([
    ['commands', '<bold>Crane</bold> arrives <italic>Thursday</italic>.', 'Crane arrives Thursday.'],
    ['parameters', '<color><param>red</param>now</color>', 'now'],
    ['line breaks', 'one\ntwo\n\nthree\n\n\nfour', 'one two\nthree\n\nfour'],
    ['text that is not filled', '<nofill>one\ntwo</nofill>', 'one\ntwo'],
    ['signs', '1 << 2, a > b', '1 < 2, a > b'],
    ['quotations', 'own\n\n<excerpt>old\n\nolder</excerpt>\n\nown', 'own\n> old\n> older\nown'],
  ])('reads %s', (_, written, text) => {
    expect(textOf(written, 'text/enriched')).toBe(text);
  });

  it('reads text/richtext', () => {
    const written = '<bold>Now</bold> is\nthe<nl>time<comment>x</comment>, 1 <lt> 2.';
    expect(textOf(written, 'text/richtext')).toBe('Now is the\ntime, 1 < 2.');
  });

  it('leaves out rich text of a word processor', () => {
    expect(textOf('{\\rtf1\\ansi The crane}')).toBe('');
  });
});

describe('readText, of a body whose transfer encoding is not named', () => {
  it.each([
    [
      'quoted-printable UTF-8',
      'Gr=C3=BC=C3=9Fe aus K=C3=B6ln, er ist da=2E\r\n',
      '',
      'Grüße aus Köln, er ist da.',
    ],
    ['quoted-printable Latin-1', 'Gr=FC=DFe', '; charset=iso-8859-2', 'Grüße'],
    ['quoted-printable Japanese', '=E6=BC=A2=E5=AD=97', '; charset=utf-8', '漢字'],
    [
      'long lines of quoted-printable',
      `${'word '.repeat(14)}=\r\nand more =3D less`,
      '',
      `${'word '.repeat(14)}and more = less`,
    ],
    [
      'base64',
      Buffer.from('Hello Ada,\r\nthe crane is late.').toString('base64'),
      '',
      'Hello Ada,\nthe crane is late.',
    ],
    [
      'base64 in lines',
      Buffer.from('Der Kran kommt später, grüße an alle in Köln. '.repeat(3))
        .toString('base64')
        .replace(/.{76}/g, '$&\r\n'),
      '',
      'Der Kran kommt später, grüße an alle in Köln. '.repeat(3).trim(),
    ],
    ['base64 of Russian', '8NLJ18XULCDLwcsgxMXMwT8=', '; charset=koi8-r', 'Привет, как дела?'],
  ])('reads %s', (_, written, parameter, text) => {
    expect(textOf(written, `text/plain${parameter}`)).toBe(text);
  });

  it.each([
    'a=20, b=30, c=AB',
    'https://example.com/?x=C3&y=E9z',
    'color=E9 and E=MC2',
    'Supercalifragilisticexpialidocious12',
    'QWxhZGRpbjpvcGVuIHNlc2FtZQ is the token',
    'aGVsbG8gd29ybGQ=',
  ])('keeps %j', (written) => {
    expect(textOf(written)).toBe(written);
  });

  it('keeps the bytes of a named encoding, which Gmail decoded', () => {
    const part = { ...textPart('=C3=BC') };
    const headers = [{ name: 'Content-Transfer-Encoding', value: 'Quoted-Printable' }];
    const read = readPart({ ...part, headers });
    expect(read && readText(read).text).toBe('=C3=BC');
  });
});

describe('readText, of UTF-8 that a program encoded twice', () => {
  it.each([
    ['GrÃ¼ÃŸe aus KÃ¶ln', 'Grüße aus Köln'],
    ['ÐŸÑ€Ð¸Ð²ÐµÑ‚', 'Привет'],
    ['donâ€™t â€“ now', 'don’t – now'],
  ])('reads %j', (written, text) => {
    expect(textOf(written)).toBe(text);
  });

  it.each(['Größe, Ã¼', 'é» à «', 'Ã¼ und 漢字', 'SÃO PAULO'])('keeps %j', (written) => {
    expect(textOf(written)).toBe(written);
  });
});

describe('readText, of hostile text', () => {
  it.each([
    ['<a ', 'text/plain'],
    ['<br>', 'text/plain'],
    ['<b>x</b> ', 'text/plain'],
    ['&#233;', 'text/plain'],
    ['&nbsp;', 'text/plain'],
    ['&quot;', 'text/plain'],
    ['=', 'text/plain'],
    ['=C3=BC', 'text/plain'],
    ['QUJD\n', 'text/plain'],
    ['> ', 'text/plain; format=flowed'],
    [' \n', 'text/plain; format=flowed; delsp=yes'],
    ['<excerpt>', 'text/enriched'],
    ['<<\n\n', 'text/enriched'],
    ['begin 644 x\n', 'text/plain'],
    ['begin 644 x\nM#\n', 'text/plain'],
    ['=ybegin line=1 size=1 name=x\n', 'text/plain'],
    ['-----BEGIN PGP MESSAGE-----\n', 'text/plain'],
    ['-----BEGIN PGP SIGNED MESSAGE-----\nHash: x\n', 'text/plain'],
    [`${'QUJD'.repeat(19)}\n`, 'text/plain'],
    ['(This file must be converted with BinHex 4.0)\n', 'text/plain'],
    ['Ã¼', 'text/plain'],
  ])('needs bounded time for 512 KB of %j as %s', async (piece, contentType) => {
    const written = piece.repeat((512 * 1024) / piece.length);
    expect(await cpuTime(() => textOf(written, contentType))).toBeLessThan(1_500);
  });
});
