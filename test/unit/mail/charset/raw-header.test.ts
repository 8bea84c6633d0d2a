import { describe, expect, it } from 'vitest';
import { resolveSpecificCharset } from '../../../../shared/mail/charset/decode-charset.ts';
import { decodeRawHeader } from '../../../../shared/mail/charset/raw-header.ts';
import { decodeGmailMessage } from '../../../../shared/mail/gmail-message.ts';
import { message, multipart, textPart } from '../messages.ts';

const windows1252 = new TextDecoder('windows-1252');

describe('decodeRawHeader, with the charset of the mail', () => {
  it.each([
    ['koi8-r', 'f7d3d4d2c5dec120d720dec5d4d7c5d2c7', 'Встреча в четверг'],
    ['windows-1251', 'd1f7b8f220e7e020ece0e920b92035', 'Счёт за май № 5'],
    ['iso-8859-5', 'b2e1e2e0d5e7d020d220e7d5e2d2d5e0d3', 'Встреча в четверг'],
    ['gb2312', 'b9d8d3dad6dcc8fdb5c4bbe1d2e9', '关于周三的会议'],
    ['gbk', '6950686f6e65b7a2b2bcbbe1cda8d6aa', 'iPhone发布会通知'],
    ['big5', 'b77cc4b3acf6bffd', '會議紀錄'],
    ['shift_jis', '89ef8b6382cc8e9197bf82c982c282a282c4', '会議の資料について'],
    ['euc-jp', 'b2f1b5c4a4cebbf1cec1', '会議の資料'],
    ['ks_c_5601-1987', 'c8b8c0c720c0dab7e1c0d4b4cfb4d9', '회의 자료입니다'],
    ['iso-8859-7', 'd3f5eddcedf4e7f3e720f4e7ed20d0ddecf0f4e7', 'Συνάντηση την Πέμπτη'],
    ['windows-1255', 'f4e2e9f9e420e1e9e5ed20e7eee9f9e9', 'פגישה ביום חמישי'],
    ['windows-1256', 'c7cccae3c7da20ede6e320c7e1cee3edd3', 'اجتماع يوم الخميس'],
    ['iso-8859-2', '50f8edb974ed20736368f97a6b6120766520e874767274656b', 'Příští schůzka ve čtvrtek'],
    ['windows-1250', 'aff3b37465209c77696174b36f2c209f6c65', 'Żółte światło, źle'],
    ['iso-8859-9', '506572fe656d62652067fc6efc20746f706c616e74fd', 'Perşembe günü toplantı'],
    ['tis-620', 'bbc3d0aad8c1c7d1b9bec4cbd1ca', 'ประชุมวันพฤหัส'],
    ['cp852', 'bda2887465209877696174886f', 'Żółte światło'],
    ['windows-1257', 'd065f074616469656ee1', 'Šeštadienį'],
  ])('reads %s', (label, hex, text) => {
    const bytes = Buffer.from(hex, 'hex');
    const charset = resolveSpecificCharset(label);
    expect(decodeRawHeader(bytes.toString('latin1'), charset)).toBe(text);
    // The simulator's mailbox and some gateways convert the bytes as windows-1252.
    expect(decodeRawHeader(windows1252.decode(bytes), charset)).toBe(text);
  });

  it.each([
    ['koi8-r', 'Café in Zürich'],
    ['windows-1251', 'It’s 5 € – “fine”'],
    ['gbk', 'Müller grüßt'],
    ['shift_jis', 'déjà vu'],
    ['big5', 'Ääkköset'],
    ['euc-kr', 'Crème brûlée'],
    ['iso-8859-7', 'Señor Núñez'],
    ['koi8-r', 'Встреча'],
    ['gbk', '漢字'],
    ['iso-8859-1', 'Grüße'],
    ['utf-8', 'Grüße'],
    ['x-unknown', 'Grüße'],
  ])('keeps, in a mail of %s, the header %j that was decoded already', (label, header) => {
    expect(decodeRawHeader(header, resolveSpecificCharset(label))).toBe(header);
  });

  it('reads raw UTF-8 before the charset of the mail', () => {
    expect(decodeRawHeader(Buffer.from('Grüße').toString('latin1'), 'koi8-r')).toBe('Grüße');
  });
});

describe('decodeGmailMessage, with raw headers', () => {
  const subject = Buffer.from('f7d3d4d2c5dec1', 'hex').toString('latin1');
  const russian = textPart('x', 'text/plain', 'text/plain; charset=koi8-r');

  it.each([
    ['its own charset', russian],
    ['the charset of its first text', multipart('mixed', multipart('alternative', russian))],
  ])('reads subject, sender and attachments by %s', (_, payload) => {
    const file = { mimeType: 'application/pdf', filename: `${subject}.pdf`, body: { size: 1 } };
    const fields = { Subject: subject, From: `${subject} <a@example.com>` };
    expect(decodeGmailMessage(message(multipart('mixed', payload, file), fields))).toMatchObject({
      mail: {
        subject: 'Встреча',
        from: { name: 'Встреча', address: 'a@example.com' },
        attachments: ['Встреча.pdf'],
      },
    });
  });
});
