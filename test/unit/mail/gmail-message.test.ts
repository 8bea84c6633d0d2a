import { describe, expect, it } from 'vitest';
import { decodeGmailMessage } from '../../../shared/mail/gmail-message.ts';
import type { Mail } from '../../../shared/mail/mail.ts';
import { attachment, bytes, headers, message, multipart, textPart } from './messages.ts';

function decoded(given: unknown): Mail {
  const result = decodeGmailMessage(given);
  if ('skipped' in result) throw new Error(`skipped: ${result.skipped.reason}`);
  return result.mail;
}

const plain = textPart('the plain text');
const html = textPart('<p>the <b>HTML</b> text</p>', 'text/html');

describe('decodeGmailMessage', () => {
  it('reads the fields of a plain mail', () => {
    const fields = {
      From: '=?utf-8?Q?J=C3=BCrgen?= <j@Example.com>',
      Subject: '=?utf-8?Q?Gr=C3=BC=C3=9Fe?=',
    };
    expect(decodeGmailMessage(message(plain, { ...fields, Precedence: 'bulk' }))).toEqual({
      mail: {
        id: '18c2',
        threadId: '18c0',
        labelIds: [],
        from: { name: 'Jürgen', address: 'j@example.com' },
        to: [],
        cc: [],
        references: [],
        subject: 'Grüße',
        receivedAt: 1_795_000_000_000,
        text: 'the plain text',
        attachments: [],
        signs: ['precedence-bulk'],
      },
    });
  });

  it.each([
    ['the plain alternative', multipart('alternative', plain, html), 'the plain text'],
    ['the plain alternative, in any order', multipart('alternative', html, plain), 'the plain text'],
    [
      'HTML where the plain one is blank',
      multipart('alternative', textPart(' \r\n '), html),
      'the HTML text',
    ],
    ['HTML alone', html, 'the HTML text'],
    [
      'the HTML of a related part',
      multipart('related', html, attachment('x.png', 'image/png')),
      'the HTML text',
    ],
    [
      'an alternative in a mixed part',
      multipart('mixed', multipart('alternative', plain, html)),
      'the plain text',
    ],
    ['a mixed part in an alternative', multipart('alternative', multipart('mixed', html)), 'the HTML text'],
    ['all inline texts of a mixed part', multipart('mixed', plain, html), 'the plain text\n\nthe HTML text'],
    ['the signed part', multipart('signed', plain, attachment('smime.p7s')), 'the plain text'],
    [
      'the text of a bounce',
      multipart('report', plain, textPart('x', 'message/delivery-status')),
      'the plain text',
    ],
    ['a multipart that has no parts', { ...textPart('raw'), mimeType: 'multipart/mixed' }, 'raw'],
    ['a part without a type', { ...textPart('raw'), mimeType: '' }, 'raw'],
    ['HTML that is labelled plain', textPart('<!DOCTYPE html><p>a</p>'), 'a'],
    ['another charset', textPart(bytes('caf\xe9'), 'text/plain', 'text/plain; charset=iso-8859-1'), 'café'],
    ["the charset of HTML's own meta", textPart(bytes('<meta charset=koi8-r>\xf0'), 'text/html'), 'П'],
    [
      'no calendar data',
      multipart('mixed', textPart('BEGIN:VCALENDAR', 'text/calendar'), plain),
      'the plain text',
    ],
    ['no AMP', multipart('alternative', textPart('<amp>', 'text/x-amp-html'), html), 'the HTML text'],
  ])('reads as text %s', (_, payload, text) => {
    expect(decoded(message(payload)).text.trim()).toBe(text);
  });

  it('lists attachments by name and reads none of them as text', () => {
    const named = { ...textPart('attached'), filename: '=?utf-8?Q?Gr=C3=BC=C3=9Fe.txt?=' };
    const nameless = { ...textPart('attached'), headers: headers({ 'Content-Disposition': 'ATTACHMENT' }) };
    const forwarded = { ...multipart('x', textPart('forwarded')), mimeType: 'message/rfc822' };
    const file = { ...forwarded, filename: 'mail.eml' };
    const payload = multipart('mixed', plain, attachment('a.pdf'), named, nameless, forwarded, file);
    const mail = decoded(message(payload));
    expect(mail.text).toBe('the plain text');
    expect(mail.attachments).toEqual(['a.pdf', 'Grüße.txt', 'mail.eml']);
  });

  it('lists the attachments of alternatives that it does not read', () => {
    const rich = multipart('related', html, attachment('logo.png', 'image/png'));
    expect(decoded(message(multipart('alternative', plain, rich)))).toMatchObject({
      text: 'the plain text',
      attachments: ['logo.png'],
    });
  });

  it('drops control characters and bidi overrides, and keeps right-to-left text', () => {
    const text = 'a\u0000b\u202ec\u2066d\u200be\tf\r\ng שלום\u200f مرحبا\u{e0041}';
    const mail = decoded(
      message(textPart(text), { Subject: 'x\u0007\u202ey', From: 'z\u2067 <z@example.com>' }),
    );
    expect(mail.text).toBe('abcde\tf\ng שלום\u200f مرحبا');
    expect([mail.subject, mail.from.name]).toEqual(['xy', 'z']);
  });

  it('reads the first 50 recipients and 100 labels', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `a${at}`);
    const To = many(51).join('@example.com, ').concat('@example.com');
    const { to, labelIds } = decoded({ ...message(plain, { To }), labelIds: many(101) });
    expect([to.length, labelIds.length]).toEqual([50, 100]);
  });

  it('reads who received a mail and which mails it answers', () => {
    const fields = {
      To: '"Marsh, Ada" <ada@Example.com>, undisclosed-recipients:;, Team: Bob <bob@example.com>, cy@example.com;',
      Cc: 'Doe, Jane <jane@example.com>,, no address',
      'Reply-To': 'Bob <bob@example.com>',
      'Delivered-To': 'ada@example.com',
      'Message-ID': '<m3@example.com>',
      'In-Reply-To': 'm2@example.com',
      References: '<m1@example.com> <m2@example.com>',
    };
    expect(decoded({ ...message(plain, fields), labelIds: ['INBOX', 7, 'CATEGORY_PERSONAL'] })).toMatchObject(
      {
        labelIds: ['INBOX', 'CATEGORY_PERSONAL'],
        to: [
          { name: 'Marsh, Ada', address: 'ada@example.com' },
          { name: 'Bob', address: 'bob@example.com' },
          { name: '', address: 'cy@example.com' },
        ],
        cc: [{ name: 'Doe, Jane', address: 'jane@example.com' }],
        replyTo: { name: 'Bob', address: 'bob@example.com' },
        deliveredTo: 'ada@example.com',
        messageId: 'm3@example.com',
        references: ['m2@example.com', 'm1@example.com'],
      },
    );
  });

  it('keeps the first calendar part as written, at most 64 KB', () => {
    const calendar = textPart(`BEGIN:VCALENDAR\r\n${'X'.repeat(100_000)}`, 'text/calendar');
    const file = { ...textPart('BEGIN:VCALENDAR\r\nfile', 'application/ics'), filename: 'invite.ics' };
    const mail = decoded(message(multipart('mixed', multipart('alternative', html, calendar), file)));
    expect(mail.calendar).toMatch(/^BEGIN:VCALENDAR\r\nX{65519}$/);
    expect(mail.attachments).toEqual(['invite.ics']);
    expect(decoded(message(file)).calendar).toBe('BEGIN:VCALENDAR\r\nfile');
  });

  it("falls back to Gmail's snippet, which is escaped as HTML", () => {
    expect(decoded({ ...message({}), snippet: 'Tom &amp; Ada&#39;s plan' }).text).toBe("Tom & Ada's plan");
  });

  it.each([
    ['hides all its text', textPart('<style>p{}</style><p style="opacity:0">x</p>', 'text/html')],
    [
      'holds encoded data alone',
      textPart('-----BEGIN PGP MESSAGE-----\n\nhQEMA123\n-----END PGP MESSAGE-----'),
    ],
    ['is encrypted', multipart('encrypted', attachment('encrypted.asc'))],
  ])('leaves out the snippet of a mail that %s', (_, payload) => {
    expect(decoded({ ...message(payload), snippet: 'hidden words' }).text).toBe('');
  });

  it.each([
    ['no content', message({})],
    [
      'an unreadable charset',
      message(textPart(bytes('\xc8\x85\x93\x93\x96'), 'text/plain', 'text/plain; charset=ibm037')),
    ],
    ['a picture', message(textPart('<style>p{}</style>&nbsp;<img src="a.png">', 'text/html'))],
  ])('reads the snippet of a mail of %s', (_, given) => {
    expect(decoded({ ...given, snippet: 'Summer fair' }).text).toBe('Summer fair');
  });

  it('reads what pictures say in a mail without text and snippet', () => {
    const pictures =
      '<div hidden>x</div><a href="y"><img src="a.png" alt="Summer fair on 12&nbsp;June"></a><img hidden>';
    expect(decoded(message(textPart(pictures, 'text/html'))).text).toBe('Summer fair on 12 June');
    expect(decoded(message(textPart(`text ${pictures}`, 'text/html'))).text.trim()).toBe('text');
  });

  it('makes a thread of its own when Gmail names none', () => {
    expect(decoded({ ...message(plain), threadId: undefined })).toMatchObject({
      id: '18c2',
      threadId: '18c2',
    });
  });

  it.each([
    ['only ids', { id: '18c2', threadId: '18c0' }, '18c2', 'neither headers nor a body'],
    ['a payload of the wrong type', { id: '18c2', payload: 'x' }, '18c2', 'neither headers nor a body'],
    [
      'fields of the wrong type',
      { id: 7, payload: { headers: {}, parts: 1, body: [] } },
      '(no id)',
      'neither headers nor a body',
    ],
    ['an id that is none', { id: 'a\nb' }, '(no id)', 'neither headers nor a body'],
    ['null', null, '(no id)', 'not a message'],
    ['a text', 'message', '(no id)', 'not a message'],
  ])('skips %s', (_, given, id, reason) => {
    expect(decodeGmailMessage(given)).toEqual({ skipped: { id, reason } });
  });

  it('keeps a mail that has headers and no body, and one that has a body and no headers', () => {
    expect(decoded(message({}, { Subject: 'x' }))).toMatchObject({ subject: 'x', text: '' });
    expect(decoded({ id: '1', payload: { ...plain, headers: [] } })).toMatchObject({
      text: 'the plain text',
    });
  });

  it.each([
    ['base64 with padding and line breaks', 'aGVs\r\nbG8=', 'hello'],
    ["base64's other alphabet", Buffer.from('???>>>').toString('base64'), '???>>>'],
    ['a text that is no base64 at all', '!!!***', ''],
  ])('reads %s', (_, data, text) => {
    expect(decoded(message({ mimeType: 'text/plain', body: { data } })).text).toBe(text);
  });

  it('skips a mail that makes a decoder fail, with its id', () => {
    const payload = {
      get headers() {
        throw new TypeError('a decoder failed');
      },
    };
    expect(decodeGmailMessage({ id: '18c2', payload })).toEqual({
      skipped: { id: '18c2', reason: 'decoding failed' },
    });
  });
});
