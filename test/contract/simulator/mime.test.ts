import { describe, expect, it } from 'vitest';
import {
  addressesIn,
  decodeAddressWords,
} from '../../../infra/local/scalekit/providers/gmail/mime/address-list.ts';
import { readMail } from '../../../infra/local/scalekit/providers/gmail/mime/mail.ts';
import type { MessagePart } from '../../../infra/local/scalekit/providers/gmail/mime/message-part.ts';
import { parseStructuredValue } from '../../../infra/local/scalekit/providers/gmail/mime/structured-value.ts';
import { decodeTransfer } from '../../../infra/local/scalekit/providers/gmail/mime/transfer-encoding.ts';
import { cpuTime } from '../../support/cpu-time.ts';

const payloadOf = (...lines: (string | Buffer)[]) =>
  readMail(Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\r\n')]))).payload;
const headerOf = ({ headers }: MessagePart, name: string) =>
  headers.find((header) => header.name === name)?.value;
const textOf = ({ body }: MessagePart) => Buffer.from(body.data ?? '', 'base64url').toString();

/** The leaves of a payload: the text of each, or the name of the attachment. */
function leavesOf(part: MessagePart): string[] {
  if (part.parts !== undefined) return part.parts.flatMap(leavesOf);
  return [part.body.attachmentId === undefined ? textOf(part).trim() : `attached ${part.filename}`];
}

const multipart = (subtype: string, ...parts: string[][]) =>
  payloadOf(
    `Content-Type: multipart/${subtype}; boundary="b 1"`,
    '',
    'no part',
    ...parts.flatMap((lines) => ['--b 1', ...lines]),
    '--b 1--',
    'no part either',
  );

describe('a header', () => {
  it.each([
    ['=?utf-8?B?5Lya6K2w4w==?= =?utf-8?B?ga7os4fmlpk=?=', '会議の資料'],
    ['=?utf-8?Q?omre=C5?= =?Utf-8*SL?q?=BEje?=', 'omrežje'],
    ['=?utf-8?Q?omre=C5?=\r\n\t=?UTF-8?b?vmpl?=', 'omrežje'],
    ['=?iso-8859-1?q?Caf=E9?= =?utf-8?q?_=C3=BC?=', 'Café ü'],
    ['=?gb2312?B?1tA=?= =?GB2312?B?zsQ=?=', '中文'],
    ['Straße', 'Straße'],
    ['a  =?utf-8?q?never_closed', 'a  =?utf-8?q?never_closed'],
  ])('%j is %j', (written, value) => {
    expect(headerOf(payloadOf(`Subject: ${written}`, '', 'x'), 'Subject')).toBe(value);
  });

  it('of raw bytes that are no UTF-8 has one character per byte', () => {
    const subject = Buffer.from([0xf7, 0xd3, 0xd4, 0xd2]);
    const payload = payloadOf(Buffer.concat([Buffer.from('Subject: '), subject]), '', 'x');
    expect(headerOf(payload, 'Subject')).toBe('÷ÓÔÒ');
  });

  it('is read without a body, without a blank after its name, and not from an mbox line', () => {
    const payload = payloadOf('From ada@example.com Mon Nov 23', 'Subject:Plan', 'X-Empty:');
    expect(payload.headers).toEqual([
      { name: 'Subject', value: 'Plan' },
      { name: 'X-Empty', value: '' },
    ]);
  });

  it.each([
    ['=?utf-8?Q?Holt=2C_Mira?= <m@p.example>', '"Holt, Mira" <m@p.example>'],
    ['"=?utf-8?Q?Holt=2C_Mira?=" <m@p.example>', '"Holt, Mira" <m@p.example>'],
    ['=?utf-8?Q?M=C3=BCller?= <m@p.example>, b@p.example', 'Müller <m@p.example>, b@p.example'],
    ['"Holt, \\"Mira\\"" <m@p.example>', '"Holt, \\"Mira\\"" <m@p.example>'],
    ['=?utf-8?Q?a=22b?= <m@p.example>', '"a\\"b" <m@p.example>'],
  ])('of addresses %j is %j', (written, value) => {
    expect(decodeAddressWords(written)).toBe(value);
  });

  it.each([
    ['Ada <ADA@example.com>, bob@example.com', ['ada@example.com', 'bob@example.com']],
    ['"Holt, Mira <x@y>" <m@p.example>', ['m@p.example']],
    ['Team: a@p.example, B <b@p.example>;, c@p.example', ['a@p.example', 'b@p.example', 'c@p.example']],
    ['a@p.example (home, (old)), b@p.example', ['a@p.example', 'b@p.example']],
    ['nobody', ['nobody']],
    ['', []],
  ])('of recipients %j has the addresses %j', (written, addresses) => {
    expect(addressesIn(written)).toEqual(addresses);
  });
});

describe('a structured value', () => {
  it.each([
    ['text/plain; charset="utf-8"', 'text/plain', { charset: 'utf-8' }],
    ['Text/HTML;charset = UTF-8 ; format=flowed', 'text/html', { charset: 'UTF-8', format: 'flowed' }],
    ['attachment; filename="a;b \\"c\\".txt"', 'attachment', { filename: 'a;b "c".txt' }],
    ["attachment; filename*=utf-8''caf%C3%A9.txt; filename=cafe.txt", 'attachment', { filename: 'café.txt' }],
    ['x/y; name*0*=iso-8859-1\'de\'caf%E9; name*1=" menu"; name*2*=%2Epdf', 'x/y', { name: 'café menu.pdf' }],
    ['text/plain (comment); name=two words.txt', 'text/plain', { name: 'two words.txt' }],
    ['text/plain; charset="never closed', 'text/plain', { charset: 'never closed' }],
  ])('%j is read', (written, value, parameters) => {
    const parsed = parseStructuredValue(written);
    expect([parsed.value, Object.fromEntries(parsed.parameters)]).toEqual([value, parameters]);
  });
});

describe('a transfer encoding', () => {
  it.each([
    ['quoted-printable', 'caf=C3=A9 =\r\nat=\nnoon= \r\n=zz=4', 'café atnoon=zz=4'],
    ['Quoted-Printable ', '=3D', '='],
    ['base64', 'Y2Fm\r\nw6k=\r\n', 'café'],
    ['BASE64', 'Y2E=Zm0=', 'cafm'],
    ['"base64"', 'Y2Fmw6k', 'café'],
    ['8bit', 'caf=C3', 'caf=C3'],
    ['x-unknown', 'Y2Fm', 'Y2Fm'],
  ])('%s of %j is undone', (encoding, written, text) => {
    expect(Buffer.from(decodeTransfer(Buffer.from(written), encoding)).toString()).toBe(text);
  });
});

describe('a multipart', () => {
  const plain = ['Content-Type: text/plain', '', 'first'];

  it('has the parts between its boundaries, and no preamble', () => {
    expect(
      leavesOf(multipart('mixed', plain, ['', 'second'], ['Content-Type: text/html', '', '<p>'])),
    ).toEqual(['first', 'second', '<p>']);
  });

  it('without its last boundary ends with the mail', () => {
    const payload = payloadOf('Content-Type: multipart/mixed; boundary=b', '', '--b ', ...plain, '--bb');
    expect(leavesOf(payload)).toEqual(['first\r\n--bb']);
  });

  it('without a usable boundary is text', () => {
    const payload = payloadOf('Content-Type: multipart/mixed; boundary=other', '', '--b', ...plain);
    expect([payload.mimeType, textOf(payload)]).toEqual(['text/plain', expect.stringContaining('first')]);
  });

  it('of a digest has mails', () => {
    const mail = ['', 'Subject: inner', '', 'inner text'];
    expect(multipart('digest', mail).parts?.[0]).toMatchObject({
      mimeType: 'message/rfc822',
      parts: [{ headers: [{ name: 'Subject', value: 'inner' }], body: { size: 10 } }],
    });
  });
});

describe('a text with a file name', () => {
  const named = (name: string, more: string[] = []) => [
    `Content-Type: text/plain; name="${name}"`,
    ...more,
    '',
    `text of ${name}`,
  ];

  it('is the body where no other text is', () => {
    expect(leavesOf(payloadOf(...named('mail.txt')))).toEqual(['text of mail.txt']);
    const inline = named('mail.txt', ['Content-Disposition: inline; filename="mail.txt"']);
    expect(leavesOf(multipart('mixed', inline, named('log.txt')))).toEqual([
      'text of mail.txt',
      'attached log.txt',
    ]);
  });

  it('is the body below a text that is blank', () => {
    expect(leavesOf(multipart('mixed', ['', ' '], named('mail.txt')))).toEqual(['', 'text of mail.txt']);
  });

  it('is the body as an alternative of another text', () => {
    const html = ['Content-Type: text/html; name="mail.html"', '', '<p>'];
    expect(leavesOf(multipart('alternative', named('mail.txt'), html))).toEqual(['text of mail.txt', '<p>']);
  });

  it('is attached when its disposition is so', () => {
    expect(leavesOf(payloadOf(...named('a.txt', ['Content-Disposition: attachment'])))).toEqual([
      'attached a.txt',
    ]);
  });

  it('is inline when it is calendar data', () => {
    const calendar = ['Content-Type: text/calendar; method=REQUEST; name=invite.ics', '', 'BEGIN:VCALENDAR'];
    expect(leavesOf(multipart('mixed', ['', 'first'], calendar))).toEqual(['first', 'BEGIN:VCALENDAR']);
  });
});

describe('a text part', () => {
  const dataOf = (type: string, bytes: number[]) =>
    Buffer.from(payloadOf(`Content-Type: ${type}`, '', Buffer.from(bytes)).body.data ?? '', 'base64url')
      .toString('latin1')
      .trim();

  it('of a known charset is UTF-8', () => {
    expect(dataOf('text/plain; charset=koi8-r', [0xd7])).toBe('\u00d0\u00b2');
  });

  it.each(['iso-8859-1', 'koi8-r', 'utf-8'])('of UTF-8 under the label %s is UTF-8', (label) => {
    expect(dataOf(`text/plain; charset=${label}`, [0xc3, 0xbc])).toBe('\u00c3\u00bc');
  });

  it('of UTF-16 is UTF-8', () => {
    expect(dataOf('text/plain; charset=utf-16le', [0x41, 0, 0xe4, 0])).toMatch(/^A\u00c3\u00a4/);
  });

  it.each(['text/plain; charset=cp850', 'text/plain; charset=us-ascii', 'text/plain'])(
    'of %s has its bytes as they are',
    (type) => {
      expect(dataOf(type, [0x81, 0xd7])).toBe('\u0081\u00d7');
    },
  );
});

describe('a hostile mail', () => {
  const million = 1_000_000;
  it.each([
    ['parts without number', `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\n'.repeat(million)}`],
    [
      'lines that resemble a boundary',
      `Content-Type: multipart/mixed; boundary=b\n\n${'--b--b'.repeat(million)}`,
    ],
    ['headers without end', 'X: y\n'.repeat(million)],
    ['a header of continued lines', `X: y\n${' z\n'.repeat(million)}\n\nx`],
    ['encoded words that never end', `Subject: ${'=?a?q?b'.repeat(million / 8)}\n\nx`],
    ['encoded words without number', `Subject: ${'=?utf-8?q?=C3?= '.repeat(million / 10)}\n\nx`],
    ['quotes that never end', `To: ${'"\\"'.repeat(million / 3)}=?a?q?b?=\n\nx`],
    ['comments without end', `Content-Type: text/plain${'('.repeat(million)}\n\nx`],
    ['parameters without end', `Content-Type: text/plain${'; a'.repeat(million)}\n\nx`],
    ['sections without end', `Content-Type: text/plain${"; a*0*=''x".repeat(million / 10)}\n\nx`],
    ['escapes that are none', `Content-Transfer-Encoding: quoted-printable\n\n${'='.repeat(million * 5)}`],
    ['padding without end', `Content-Transfer-Encoding: base64\n\n${'a='.repeat(million)}`],
  ])('with %s costs less than two seconds of processor time', async (_, text) => {
    const raw = Buffer.from(text);
    expect(await cpuTime(() => readMail(raw))).toBeLessThan(2_000);
  });
});
