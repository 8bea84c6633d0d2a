import { describe, expect, it } from 'vitest';
import { readMimeBody } from '../../../../shared/mail/body/mime-body.ts';
import { attachment, headers, multipart, textPart } from '../messages.ts';

const plain = textPart('the plain text');
const html = textPart('<p>the HTML text</p>', 'text/html');
const blank = textPart(' \r\n');

function named<Part extends object>(part: Part, filename: string, disposition = 'inline') {
  return { ...part, filename, headers: headers({ 'Content-Disposition': `${disposition}; filename="x"` }) };
}

function textOf(payload: unknown): string {
  return readMimeBody(payload).text.trim();
}

describe('readMimeBody, of text parts with a file name', () => {
  it.each([
    ['a mail of one part', named(plain, 'mail.txt')],
    ['a mail of one part without a disposition', { ...plain, filename: 'mail.txt' }],
    ['the first part of a mixed mail', multipart('mixed', named(plain, 'body.txt'), attachment('a.pdf'))],
    ['the first text below a picture', multipart('mixed', attachment('a.png'), named(plain, 'body.txt'))],
    ['a part of an alternative', multipart('alternative', named(plain, 'b.txt'), named(html, 'b.htm'))],
    ['the root of a related part', multipart('related', named(plain, 'body.txt'), attachment('a.png'))],
    ['a part below a blank one', multipart('mixed', blank, named(plain, 'body.txt'))],
    ['the signed part', multipart('signed', named(plain, 'msg.txt'), attachment('smime.p7s'))],
  ])('reads as body %s', (_, payload) => {
    expect(textOf(payload)).toBe('the plain text');
    expect(readMimeBody(payload).attachments.join()).not.toMatch(/txt|htm/);
  });

  it('reads the named HTML where the plain part of the alternative is blank', () => {
    expect(textOf(multipart('alternative', blank, multipart('related', named(html, 'body.html'))))).toBe(
      'the HTML text',
    );
  });

  it('reads a named body and the footer of a mailing list below it', () => {
    const payload = multipart('mixed', named(plain, 'body.txt'), textPart('the footer'));
    expect(textOf(payload)).toBe('the plain text\n\nthe footer');
  });

  it.each([
    ['declares itself an attachment', multipart('mixed', named(plain, 'log.txt', 'attachment'))],
    ['is the whole mail, and an attachment', named(plain, 'log.txt', 'ATTACHMENT')],
    ['has no data, which Gmail returns by another call', { ...named(plain, 'log.txt'), body: { size: 9 } }],
    ['is no text to read', multipart('mixed', named(textPart('x', 'text/x-log'), 'log.txt'))],
    ['is rich text of a word processor', named(textPart('{\\rtf1}', 'text/rtf'), 'log.txt')],
  ])('lists as attachment a part that %s', (_, payload) => {
    expect(readMimeBody(payload)).toMatchObject({ text: '', attachments: ['log.txt'] });
  });

  it.each([
    ['a text', multipart('mixed', plain, named(textPart('ERROR 1'), 'log.txt'))],
    [
      'an alternative',
      multipart('mixed', multipart('alternative', plain, html), named(textPart('x'), 'log.txt')),
    ],
  ])('lists as attachment a named text below %s', (_, payload) => {
    expect(readMimeBody(payload)).toMatchObject({ text: 'the plain text', attachments: ['log.txt'] });
  });
});

describe('readMimeBody, of a plain part that says nothing', () => {
  it.each([
    ['zero-width spaces', '\u200b\u200c \u200d\ufeff'],
    ['direction marks', '\u200e\r\n\u200f'],
    ['soft hyphens and joiners', '\u00ad\u034f\u2060'],
    ['no-break and ideographic blanks', '\u00a0\u3000\u2007\u202f'],
    ['Hangul fillers', '\u115f\u1160\u3164\uffa0'],
    ["a Mongolian separator, Braille's blank", '\u180e\u2800'],
    ['a byte order mark', '\ufeff'],
    ['a pointer to the HTML', 'To view this message, use a program that understands HTML!'],
  ])('reads the HTML beside %s', (_, written) => {
    expect(textOf(multipart('alternative', textPart(written), html))).toBe('the HTML text');
    expect(textOf(multipart('alternative', html, textPart(written)))).toBe('the HTML text');
  });

  it('reads a pointer to HTML that is not there', () => {
    const pointer = 'To view this message, use a program that understands HTML!';
    const picture = textPart('<img src="x.png">', 'text/html');
    expect(textOf(multipart('alternative', textPart(pointer), picture))).toBe(pointer);
  });
});

describe('readMimeBody, of a mail without text', () => {
  const inner = { ...plain, headers: headers({ Subject: '=?utf-8?Q?Preise_f=C3=BCr_2027?=' }) };
  const forwarded = { mimeType: 'message/rfc822', filename: '', parts: [inner] };

  it.each([
    ['a file by its name', attachment('offer.pdf'), ['offer.pdf']],
    ['an attached mail by its subject', multipart('mixed', blank, forwarded), ['Preise für 2027']],
    [
      'an attached mail by its subject, not its file',
      { ...forwarded, filename: 'x.eml' },
      ['Preise für 2027'],
    ],
    [
      'an attached mail without subject by its file',
      { ...forwarded, parts: [], filename: 'x.eml' },
      ['x.eml'],
    ],
    [
      'a card',
      multipart('mixed', { ...textPart('BEGIN:VCARD', 'text/vcard'), filename: 'a.vcf' }),
      ['a.vcf'],
    ],
    ['a nameless picture by its type', { mimeType: 'image/jpeg', body: { size: 9 } }, ['image/jpeg']],
    [
      'a nameless recording by its type',
      multipart('mixed', blank, textPart('x', 'audio/amr')),
      ['audio/amr'],
    ],
  ])('lists %s', (_, payload, attachments) => {
    expect(readMimeBody(payload).attachments).toEqual(attachments);
  });

  it('lists no media type beside text', () => {
    const payload = multipart('mixed', plain, { mimeType: 'image/jpeg', body: { size: 9 } });
    expect(readMimeBody(payload).attachments).toEqual([]);
  });
});

describe('readMimeBody, of protected mail', () => {
  const smime = (type: string) => ({
    ...attachment('smime.p7m', 'application/pkcs7-mime'),
    headers: headers({ 'Content-Type': `application/pkcs7-mime; ${type}; name="smime.p7m"` }),
  });
  const version = textPart('Version: 1', 'application/pgp-encrypted');
  const content = attachment('encrypted.asc', 'application/octet-stream');

  it.each([
    ['enveloped S/MIME', smime('smime-type=enveloped-data'), 'encrypted'],
    ['S/MIME of unknown type', smime('x=y'), 'encrypted'],
    ['S/MIME that a gateway relabelled', attachment('SMIME.p7m', 'application/octet-stream'), 'encrypted'],
    ['PGP/MIME', multipart('encrypted', version, content), 'encrypted'],
    ['PGP/MIME that a server rebuilt', multipart('mixed', blank, version, content), 'encrypted'],
    ['rights management', attachment('message.rpmsg', 'application/x-microsoft-rpmsg-message'), 'encrypted'],
    ['an opaque signature', smime('smime-type="Signed-Data"'), 'signed'],
    ['certificates', smime('smime-type=certs-only'), undefined],
    ['compressed data', smime('smime-type=compressed-data'), undefined],
    ['a detached signature', multipart('signed', plain, attachment('smime.p7s')), undefined],
  ])('recognises %s', (_, payload, protection) => {
    expect(readMimeBody(payload).protection).toBe(protection);
  });

  it('lists no part of PGP/MIME as an attachment', () => {
    expect(readMimeBody(multipart('encrypted', version, content)).attachments).toEqual([]);
  });
});

describe('readMimeBody, of an unparsed multipart', () => {
  const parts = (boundary: string) =>
    [
      `--${boundary}`,
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'The crane =',
      'is late. Gr=C3=BC=C3=9Fe',
      `--${boundary}`,
      'Content-Type: text/html;',
      ' charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('<p>The crane is late.</p>').toString('base64'),
      `--${boundary}--`,
      '',
    ].join('\r\n');

  it.each([
    ['an alternative', parts('=_b1')],
    [
      'an alternative with a line for old programs',
      `This is a multi-part message in MIME format.\r\n${parts('b')}`,
    ],
    [
      'an alternative in a mixed mail',
      `--x\nContent-Type: multipart/alternative; boundary=b\n\n${parts('b')}\n--x--`,
    ],
  ])('reads %s', (_, written) => {
    expect(textOf(textPart(written))).toBe('The crane is late. Grüße');
  });

  it('names its files', () => {
    const written = '--b\nContent-Type: application/pdf; name="a.pdf"\n\nJVBERi0=\n--b--';
    expect(readMimeBody(textPart(written)).attachments).toEqual(['a.pdf']);
  });

  it.each([
    '--\nBob',
    '--b\nSome text',
    '--b\nContent is king: yes\n\nx',
    'Hello\n--b\nContent-Type: text/plain\n\nx',
  ])('keeps the text %j', (written) => {
    expect(textOf(textPart(written))).toBe(written);
  });

  it('bounds the depth', () => {
    const nested = Array.from(
      { length: 500 },
      (_, index) => `--b${index}\nContent-Type: multipart/mixed\n\n`,
    );
    expect(readMimeBody(textPart(nested.join(''))).text).toBe('');
  });
});
