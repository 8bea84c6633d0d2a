const bytes = (what: string, ...values: number[]) => ({ what, bytes: Buffer.from(values) });

/** Text in other encodings than UTF-8, and UTF-8 with an error, as clients send it in the middle of a JSON text. */
export const foreignBytes = [
  bytes('latin-1', 0x63, 0x61, 0x66, 0xe9),
  bytes('two letters of latin-1', 0xe9, 0xe8),
  bytes('Windows-1252', 0x80, 0x93, 0x94),
  bytes('Shift-JIS', 0x93, 0xfa, 0x96, 0x7b),
  bytes('GBK', 0xd6, 0xd0, 0xce, 0xc4),
  bytes('EUC-KR', 0xc7, 0xd1),
  bytes('KOI8-R', 0xd0, 0xd2, 0xc9),
  bytes('UTF-16', 0xff, 0xfe, 0x41, 0x30),
  bytes('a surrogate pair in CESU-8', 0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80),
  bytes('half of a surrogate pair in UTF-8', 0xed, 0xa0, 0xbd),
  bytes('NUL in modified UTF-8', 0xc0, 0x80),
  bytes('an overlong sequence', 0xc0, 0xaf),
  bytes('an overlong sequence of three bytes', 0xe0, 0x80, 0xaf),
  bytes('a code point past U+10FFFF', 0xf4, 0x90, 0x80, 0x80),
  bytes('five bytes', 0xf8, 0x88, 0x80, 0x80, 0x80),
  bytes('a sequence of two that is cut', 0xc3),
  bytes('a sequence of three that is cut', 0xe2, 0x82),
  bytes('a sequence of four that is cut after two', 0xf0, 0x9f),
  bytes('a lone continuation', 0x80),
  bytes('a byte that UTF-8 never has', 0xff),
];
