import { describe, expect, it } from 'vitest';
import { parseMailbox, readSender } from '../../../shared/mail/address.ts';
import { decodeEncodedWords } from '../../../shared/mail/encoded-word.ts';
import { findCharset, findMessageIds, readHeaders } from '../../../shared/mail/header.ts';
import { readReceivedAt } from '../../../shared/mail/received-at.ts';
import { headers } from './messages.ts';

const japanese = `=?ISO-2022-JP?B?${Buffer.from('\x1b$B4A;z\x1b(B', 'latin1').toString('base64')}?=`;

describe('decodeEncodedWords', () => {
  it.each([
    ['plain text', 'Hello = world?', 'Hello = world?'],
    ['text that is decoded already', 'Grüße 漢字', 'Grüße 漢字'],
    ['Q', '=?utf-8?Q?Gr=C3=BC=C3=9Fe_an_alle?=', 'Grüße an alle'],
    ['B', '=?UTF-8?B?5ryi5a2X?=', '漢字'],
    ['B without padding', '=?utf-8?b?Z3LDvMOf?=', 'grüß'],
    ['a word amid text', 'Re: =?iso-8859-1?q?caf=E9?= today', 'Re: café today'],
    ['neighbouring words, whose gap is no text', '=?utf-8?Q?a?= =?utf-8?Q?b?=', 'ab'],
    ['words of two charsets', '=?iso-8859-1?Q?=E9?= =?utf-8?Q?=C3=A8?=', 'éè'],
    ['a character split over two words', '=?utf-8?B?5ryi5a0=?= =?utf-8?B?lw==?=', '漢字'],
    ['a character split over B and Q', '=?utf-8?B?5ryi5a0=?= =?utf-8?Q?=97!?=', '漢字!'],
    ['a character split over two spellings of a charset', '=?utf-8?B?5ryi5a0=?= =?UTF8?B?lw==?=', '漢字'],
    ['base64 cut within a byte', '=?utf-8?B?5ryi5?= =?utf-8?B?a2X?=', '漢字'],
    ['an escape cut in two', '=?utf-8?Q?=E6=BC=A2=E5=A?= =?utf-8?Q?D=97?=', '漢字'],
    ['base64 that goes on after padding', '=?utf-8?B?5ryi5a0=lw==?=', '漢字'],
    ['GBK under two names', '=?gb2312?B?uro=?= =?GBK?B?19Y=?=', '汉字'],
    ['words that leave out their padding', '=?utf-8?B?5ryi5a0?= =?utf-8?B?lw?=', '漢字'],
    ['ISO-2022-JP', `${japanese} ${japanese}`, '漢字漢字'],
    ['a charset with a language', '=?utf-8*de?Q?=C3=BC?=', 'ü'],
    ['an unknown charset over UTF-8', '=?NONE?Q?=C3=BC?=', 'ü'],
    ['an unknown charset over Latin-1', '=?x-unknown?Q?=FC?=', 'ü'],
    ['a wrong charset over UTF-8', '=?us-ascii?Q?=C3=BC?=', 'ü'],
    ['blanks and question marks in a word', '=?utf-8?Q?how are you??=', 'how are you?'],
    ['raw UTF-8, one character per byte', 'Gr\u00c3\u00bc\u00c3\u009fe', 'Grüße'],
    ['raw windows-1252, one character per byte', '\u0093hi\u0094', '“hi”'],
    ['a word that does not end', '=?utf-8?Q?abc', '=?utf-8?Q?abc'],
  ])('decodes %s', (_, value, text) => {
    expect(decodeEncodedWords(value)).toBe(text);
  });
});

describe('readHeaders', () => {
  it('unfolds values and keeps the first of a repeated field, ignoring the case of its name', () => {
    const fields = [
      { name: 'SUBJECT', value: '=?utf-8?Q?a?=\r\n =?utf-8?Q?b?=' },
      { name: 'subject', value: 'second' },
    ];
    expect(readHeaders(fields).get('subject')).toBe('=?utf-8?Q?a?= =?utf-8?Q?b?=');
  });

  it('leaves out entries that are no field', () => {
    expect([
      ...readHeaders([null, 1, {}, { name: 'a' }, { name: 'b', value: 2 }, { name: 'c', value: 'd' }]),
    ]).toEqual([['c', 'd']]);
  });

  it('reads the first 500 fields', () => {
    const fields = Array.from({ length: 502 }, (_, n) => ({ name: `X-${n}`, value: 'x' }));
    const read = readHeaders(fields);
    expect([read.size, read.has('x-499'), read.has('x-500')]).toEqual([500, true, false]);
  });

  it('reads the first 4,000 characters of a field', () => {
    const read = readHeaders([
      { name: 'Subject', value: `${'a'.repeat(3_999)}bc` },
      { name: 'From', value: 'x' },
    ]);
    expect(read.get('subject')).toBe(`${'a'.repeat(3_999)}b`);
    expect(read.get('from')).toBe('x');
  });
});

describe('findCharset', () => {
  it.each([
    ['text/plain; charset=utf-8', 'utf-8'],
    ['text/plain; format=flowed; CHARSET="ISO-2022-JP"; x=y', 'ISO-2022-JP'],
    ["text/plain;charset='big5'", 'big5'],
    ['text/plain; charset = koi8-r', 'koi8-r'],
    ['text/plain; x-charset=big5', undefined],
    ['text/plain', undefined],
  ])('finds the charset of %j', (contentType, charset) => {
    expect(findCharset(contentType)).toBe(charset);
  });
});

describe('findMessageIds', () => {
  it.each([
    ['each once, up to the limit', '<a@x> <b@x>\t<a@x><c@x> <d@x>', ['a@x', 'b@x', 'c@x']],
    ['one without its angle brackets', ' a@x ', ['a@x']],
    ['none in a text', 'a b <>', []],
  ])('finds %s', (_, value, ids) => {
    expect(findMessageIds(value, 3)).toEqual(ids);
  });
});

describe('readSender', () => {
  const sender = 'Mira Holt <mira@example.com>';
  it.each([
    ['From', { From: 'Bob <bob@example.com>', Sender: sender }, 'Bob'],
    ['From, also without an address', { From: '"Mail Delivery" <>', Sender: sender }, 'Mail Delivery'],
    ['Sender where From is missing', { Sender: sender, 'Reply-To': 'x@example.com' }, 'Mira Holt'],
    ['Sender where From is empty', { From: '', Sender: sender }, 'Mira Holt'],
    ['Sender where From is an empty address', { From: '<>', Sender: sender }, 'Mira Holt'],
    ['Resent-From', { 'Resent-From': sender, 'Reply-To': 'x@example.com' }, 'Mira Holt'],
    ['Reply-To', { 'Reply-To': sender, 'Return-Path': '<x@example.com>' }, 'Mira Holt'],
    ['no one', { 'Return-Path': '<>' }, ''],
  ])('names %s', (_, fields, name) => {
    expect(readSender(readHeaders(headers(fields))).name).toBe(name);
  });

  it('names the envelope sender where nothing else does', () => {
    const fields = readHeaders(headers({ 'Return-Path': '<mira@Example.com>' }));
    expect(readSender(fields)).toEqual({ name: '', address: 'mira@example.com' });
  });
});

describe('parseMailbox', () => {
  it.each([
    ['Bob Marsh <bob@Example.COM>', 'Bob Marsh', 'bob@example.com'],
    ['Bob.M@EXAMPLE.com', '', 'Bob.M@example.com'],
    ['<bob@example.com>', '', 'bob@example.com'],
    ['"Marsh, Bob" <bob@example.com>', 'Marsh, Bob', 'bob@example.com'],
    ['PayPal <support@paypal.com> <x9@evil.example>', 'PayPal <support@paypal.com>', 'x9@evil.example'],
    ['Bob <bob@example.com>, Cy <cy@example.com>', 'Bob', 'bob@example.com'],
    ['Marsh, Bob <bob@example.com>', 'Marsh, Bob', 'bob@example.com'],
    ['"Bob \\"B\\" Marsh" <bob@example.com>', 'Bob "B" Marsh', 'bob@example.com'],
    ['"bob@example.org <b>" <bob@example.com>', 'bob@example.org <b>', 'bob@example.com'],
    ["'Bob Marsh' <bob@example.com>", 'Bob Marsh', 'bob@example.com'],
    ['bob@example.com (Bob Marsh)', 'Bob Marsh', 'bob@example.com'],
    ['=?utf-8?Q?J=C3=BCrgen?= <j@example.com>', 'Jürgen', 'j@example.com'],
    ['"=?utf-8?Q?J=C3=BCrgen?=" <j@example.com>', 'Jürgen', 'j@example.com'],
    ['=?utf-8?Q?Marsh=2C_Bob_=3Cx=3E?= <bob@example.com>', 'Marsh, Bob <x>', 'bob@example.com'],
    ['a@example.com, Bob <bob@example.com>', '', 'a@example.com'],
    ['Bob Marsh', 'Bob Marsh', ''],
    ['Big Bob bob@example.com', 'Big Bob', 'bob@example.com'],
    ['Bob(a good \\) chap) <bob(home)@example.com>', 'Bob', 'bob@example.com'],
    ['(Bob) <bob@example.com>', '(Bob)', 'bob@example.com'],
    ['"Bob (Sales)" <bob@example.com>', 'Bob (Sales)', 'bob@example.com'],
    ['Bob <bob@example.com', 'Bob', 'bob@example.com'],
    ['Bob\u202e <bob(home)@example.com>', 'Bob', 'bob@example.com'],
    ['', '', ''],
    ['<>', '', ''],
  ])('reads %j', (value, name, address) => {
    expect(parseMailbox(value)).toEqual({ name, address });
  });
});

describe('readReceivedAt', () => {
  const noon = Date.UTC(2026, 10, 20, 12);
  it.each([
    ['internalDate over the Date header', String(noon), 'Thu, 1 Jan 2026 00:00:00 +0000', noon],
    ['internalDate as a number', noon, undefined, noon],
    ['the Date header', undefined, 'Fri, 20 Nov 2026 13:00:00 +0100', noon],
    ['the Date header where internalDate is no time', 'soon', '20 Nov 2026 12:00 GMT', noon],
    ['a zone with its name', undefined, 'Fri, 20 Nov 2026 13:00:00 +0100 (CET)', noon],
    ['no zone as UTC', undefined, 'Fri, 20 Nov 2026 12:00:00', noon],
    ['an unknown zone as UTC', undefined, 'Fri, 20 Nov 2026 12:00:00 XYZ', noon],
    ['a header that only looks like a date as 0', undefined, 'Wed, 23 August', 0],
    ['the year 20205 as 0', undefined, 'Fri, 20 Nov 20205 12:00:00 +0000', 0],
    ['a negative or endless time as 0', '-5', undefined, 0],
    ['an endless time as 0', Number.POSITIVE_INFINITY, undefined, 0],
    ['nothing as 0', undefined, undefined, 0],
  ])('reads %s', (_, internalDate, date, time) => {
    expect(readReceivedAt(internalDate, date)).toBe(time);
  });
});
