import { describe, expect, it } from 'vitest';
import { decodeCharset } from '../../../../shared/mail/charset/decode-charset.ts';
import { bytes } from '../messages.ts';

const utf8 = Buffer.from('Grüße, 漢字');

describe('decodeCharset', () => {
  it.each([
    ['UTF-8 labelled UTF-8', utf8, 'utf-8', 'Grüße, 漢字'],
    ['UTF-8 without a label', utf8, undefined, 'Grüße, 漢字'],
    ['UTF-8 labelled as ASCII', utf8, 'us-ascii', 'Grüße, 漢字'],
    ['UTF-8 labelled as Latin-1', utf8, 'iso-8859-1', 'Grüße, 漢字'],
    ['UTF-8 under an unknown label', utf8, 'x-unknown', 'Grüße, 漢字'],
    ['UTF-8 with a byte order mark', bytes('\xef\xbb\xbfa'), 'utf-8', 'a'],
    ['Latin-1', bytes('Gr\xfc\xdfe'), 'ISO-8859-1', 'Grüße'],
    ['windows-1252 labelled as Latin-1', bytes('\x93hi\x94 \x80 5'), 'iso-8859-1', '“hi” € 5'],
    ['windows-1252 labelled as UTF-8', bytes('caf\xe9 cr\xe8me'), 'utf-8', 'café crème'],
    ['windows-1252 without a label', bytes('caf\xe9'), undefined, 'café'],
    ['windows-1252 under an unknown label', bytes('caf\xe9'), 'x-unknown', 'café'],
    ['windows-1251', bytes('\xcf\xf0\xe8\xe2\xe5\xf2'), 'windows-1251', 'Привет'],
    ['KOI8-R', bytes('\xf0\xd2\xc9\xd7\xc5\xd4'), 'koi8-r', 'Привет'],
    ['EUC-KR as ks_c_5601-1987', bytes('\xc7\xd1\xb1\xdb'), 'ks_c_5601-1987', '한글'],
    ['EUC-KR as cp949', bytes('\xc7\xd1\xb1\xdb'), 'CP949', '한글'],
    ['Shift_JIS', bytes('\x8a\xbf\x8e\x9a'), 'Shift_JIS', '漢字'],
    ['Shift_JIS as cp932', bytes('\x8a\xbf\x8e\x9a'), 'cp932', '漢字'],
    ['Big5', bytes('\xba\x7e\xa6\x72'), 'big5', '漢字'],
    ['GB 2312', bytes('\xba\xba\xd7\xd6'), 'gb2312', '汉字'],
    ['ISO-2022-JP, which is valid UTF-8 too', bytes('\x1b$B4A;z\x1b(B!'), 'ISO-2022-JP', '漢字!'],
    ['ISO-2022-JP labelled as ASCII', bytes('\x1b$B4A;z\x1b(B!'), 'us-ascii', '漢字!'],
    ['UTF-8 labelled ISO-2022-JP, as Gmail converts it', Buffer.from('漢字'), 'iso-2022-jp', '漢字'],
    ['UTF-16, whose ASCII is valid UTF-8 too', bytes('h\0i\0'), 'utf-16le', 'hi'],
    ['nothing', bytes(''), 'utf-8', ''],
  ])('reads %s', (_, given, label, text) => {
    expect(decodeCharset(given, label)).toBe(text);
  });

  it('keeps the rest of a UTF-8 text when one byte of it is broken', () => {
    expect(decodeCharset(Buffer.concat([utf8, bytes('\xff')]), 'utf-8')).toBe('Grüße, 漢字\ufffd');
  });

  it('reads UTF-8 that a bound cut within a character', () => {
    expect(decodeCharset(utf8.subarray(0, -1), 'utf-8', true)).toBe('Grüße, 漢');
  });

  it.each(['', ' ', '__proto__', 'utf-7', 'replacement', 'iso-2022-kr', 'x'.repeat(10_000), '\0'])(
    'takes the label %j for none',
    (label) => {
      expect(decodeCharset(bytes('caf\xe9'), label)).toBe('café');
    },
  );
});
