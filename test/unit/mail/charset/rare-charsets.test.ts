import { describe, expect, it } from 'vitest';
import { decodeCharset } from '../../../../shared/mail/charset/decode-charset.ts';
import { cpuTime } from '../../../support/cpu-time.ts';
import { bytes } from '../messages.ts';

function hex(written: string): Buffer {
  return Buffer.from(written.replaceAll(' ', ''), 'hex');
}

describe('decodeCharset, of seven-bit charsets', () => {
  it.each([
    ['utf-7', 'Die +ANw-bersicht f+APw-r Mai', 'Die Übersicht für Mai'],
    ['unicode-1-1-utf-7', 'Hi Mom +Jjo-!', 'Hi Mom ☺!'],
    ['cp65000', '+ZeVnLIqe-', '日本語'],
    ['utf-7', '+2D3eAA ok', '😀 ok'],
    ['utf-7', 'C++ and 1+1, a +- b, +4915112345', 'C++ and 1+1, a + b, +4915112345'],
    ['hz-gb-2312', '~{GkH7HOV\\H}5D;aRiJ1<d!#~}~~ ok', '请确认周三的会议时间。~ ok'],
    ['HZ', 'a ~{VPND\nb ~\nc', 'a 中文\nb c'],
    ['gb2312', '~{VPND~}', '中文'],
    ['iso-2022-kr', '\x1b$)C\r\n\x0eGQ1[\x0f ok', '\r\n한글 ok'],
    ['csiso2022kr', '\x1b$)C\x0eGQ1[', '한글'],
    ['us-ascii', '\x1b$)C\x0eGQ1[\x0f', '한글'],
    ['iso-2022-cn', '\x1b$)A\x0eVPND\x0f ok', '中文 ok'],
    ['iso-2022-cn', '\x1b$)G\x0eGcGQ\x0f ok', '\ufffd\ufffd ok'],
    ['iso-2022-jp', '\x1b$B4A;z\x1b(B and \x1b$@4A;z\x1b(J\\', '漢字 and 漢字¥'],
    ['iso-2022-jp-1', '\x1b$(D0!\x1b(B', '丂'],
    ['iso-2022-jp-2', '\x1b$AVPND\x1b$(CGQ1[\x1b(B', '中文한글'],
    ['iso-2022-jp-3', '\x1b$(O4A;z\x1b(B', '漢字'],
    ['cp50221', '\x1b(I6E\x1b(B', 'ｶﾅ'],
    ['iso-2022-jp', '\x1b$B4A;z\nplain', '漢字\nplain'],
  ])('reads %s: %j', (label, written, text) => {
    expect(decodeCharset(bytes(written), label)).toBe(text);
  });

  it.each(['utf-7', 'hz-gb-2312', 'iso-2022-kr', 'iso-2022-cn', 'utf-32'])(
    'reads UTF-8 that is labelled %s, as Gmail converts it',
    (label) => {
      expect(decodeCharset(Buffer.from('Grüße 汉字'), label)).toBe('Grüße 汉字');
    },
  );
});

describe('decodeCharset, of eight-bit charsets', () => {
  it.each([
    ['cp437', '4d 81 6c 6c 65 72 20 e1', 'Müller ß'],
    ['IBM850', '4d 81 6c 6c 65 72 20 9d b7', 'Müller ØÀ'],
    ['csPC850Multilingual', '81 e1', 'üß'],
    ['cp852', '50 fd a1 6c 69 e7 20 a7 6c 75 9c 6f 75 9f 6b ec 20 6b 85 e5', 'Příliš žluťoučký kůň'],
    ['x-cp855', 'dd e1 b7 eb a8 e5', 'Привет'],
    ['ibm857', '9f a7 8d 98', 'şğıİ'],
    ['IBM00858', 'd5', '€'],
    ['cp860', '84 94', 'ãõ'],
    ['cp861', '8c 8d', 'ðÞ'],
    ['csPC862LatinHebrew', '80 81 8c', 'אבל'],
    ['cp863', '82 85', 'éà'],
    ['cp864', 'e1 c7', 'فا'],
    ['cp865', '9b 9d', 'øØ'],
    ['dos-866', '8f e0 a8 a2 a5 e2', 'Привет'],
    ['cp737', '89 98 a2 9e a3 e2 a8 98', 'Καλημέρα'],
    ['cp869', 'b5 d6 e5 e1 e6 9d eb d6', 'Καλημέρα'],
    ['cp775', 'be 65 d5 74 61 64 69 65 6e d4 20 d0 d8 75 6f 6c 61 73', 'Šeštadienį ąžuolas'],
    ['cp1125', 'f3', 'ґ'],
    ['cp720', 'ea a9 a5 a0 9f 20 a0 e8 ea', 'مرحبا بكم'],
    ['x-mac-ce', '50 de 92 6c 69 e4 20 ec 6c 75 e9 6f 75 8b 6b f9 20 6b f3 cb', 'Příliš žluťoučký kůň'],
    ['x-mac-greek', 'b0 e1', 'Αα'],
    ['x-mac-turkish', 'db df', 'ğş'],
    ['x-mac-croatian', 'e8 f0', 'čđ'],
    ['x-mac-romanian', 'be bf', 'ăș'],
    ['mac-cyrillic', '80 e0', 'Аа'],
    ['macroman', '9f', 'ü'],
    ['koi8-t', 'f4 cf 8d c9 cb c9 d3 d4 cf ce', 'Тоҷикистон'],
    ['koi8', 'f0 d2 c9 d7 c5 d4', 'Привет'],
    ['ptcp154', '8d e0 e7 e0 9d f1 f2 e0 ed', 'Қазақстан'],
    ['kz-1048', '8d e0 e7 e0 9d f1 f2 e0 ed 20 bc ea e5', 'Қазақстан әке'],
    ['viscii', '54 69 aa 6e 67 20 56 69 ae 74', 'Tiếng Việt'],
    ['x-viet-tcvn5712', '54 69 d5 6e 67', 'Tiếng'],
    ['armscii-8', 'b2 b3', 'Աա'],
    ['georgian-ps', 'c0 c1', 'აბ'],
    ['hp-roman8', 'cf', 'ü'],
    ['johab', 'b4 65 91 77 d0 61 ad 41 b6 61 20 b5 61 9c e1 a6 85 20 88 74 88 41', '안녕하세요 여러분 값ㄱ'],
    ['cp1361', 'e4 de f7 db e8 55 e2 d0 20 d9 48 88 61 d9 49 d9 68', '大韓民國 「가」※'],
    ['win-1251', 'cf f0', 'Пр'],
    ['1250', '9e e8', 'žč'],
    ['x-8859-2', 'be e8', 'žč'],
    ['latin-1', 'e9', 'é'],
    ['cp28592', 'be e8', 'žč'],
    ['x-sjis', '8a bf 8e 9a', '漢字'],
    ['gb2312-80', 'ba ba d7 d6', '汉字'],
    ['utf-32', '00 00 6f 22 00 00 00 61', '漢a'],
    ['utf-32le', 'ff fe 00 00 22 6f 00 00 00 f6 01 00', '漢😀'],
    ['utf-16', 'fe ff 6f 22 5b 57', '漢字'],
    ['utf-16', '00 61 6f 22', 'a漢'],
    ['utf8mb4', 'c3 bc', 'ü'],
  ])('reads %s', (label, given, text) => {
    expect(decodeCharset(hex(given), label)).toBe(text);
  });

  it.each(['euc-tw', 'x-euc-tw', 'ibm037', 'cp500', 'ebcdic-us', 'IBM1140'])(
    'marks a text in %s as unreadable',
    (label) => {
      expect(decodeCharset(hex('c8 85 93 93 96'), label)).toBe('\ufffd');
      expect(decodeCharset(Buffer.from('Grüße'), label)).toBe('Grüße');
    },
  );

  it('reads box drawing in every DOS page, and marks a byte that the page does not define', () => {
    expect(decodeCharset(hex('c9 cd bb'), 'cp850')).toBe('╔═╗');
    expect(decodeCharset(hex('c9 cd bb'), 'cp852')).toBe('╔═╗');
    expect(decodeCharset(hex('d5'), 'cp857')).toBe('\ufffd');
  });

  it.each<[label: string, piece: string]>([
    ['utf-7', '+AAAA'],
    ['utf-7', '+'],
    ['hz', '~{'],
    ['hz', '~{!!'],
    ['iso-2022-jp', '\x1b$B!'],
    ['iso-2022-kr', '\x1b$)C\x0e\x0f'],
    ['cp850', '\x81'],
    ['johab', '\xd0'],
  ])('bounds time for 512 KB of %s %j', async (label, piece) => {
    const given = bytes(piece.repeat((512 * 1024) / piece.length));
    expect(await cpuTime(() => decodeCharset(given, label))).toBeLessThan(1_500);
  });
});
