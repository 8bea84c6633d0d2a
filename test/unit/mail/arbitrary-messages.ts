import fc from 'fast-check';

/** Pieces of hostile mail, to be joined. */
export const piece = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    ...[
      'https://evil.example/x',
      'http:',
      'www.evil.example',
      '://',
      'evil.example/',
      'javascript:',
      'mailto:',
    ],
    ...['<a href="http://evil.example">', '<div style="display:none">', '</', '<!--', '&#104;ttp:', '&lt;'],
    ...[
      '\u0000',
      '\u001b[31m',
      '\u001b$B',
      '\u202e',
      '\u2066',
      '\ud800',
      '\udc00',
      '\u200b',
      '\u00ad',
      '\u0085',
    ],
    ...['=?utf-8?B?aHR0cDovL2V2aWw=?=', '=?x?Q?=00=0D=0A?=', '=?', '?=', '"', '<', '>', ',', '\r\n ', '\t'],
    ...[
      '+ANw-',
      '~{VPND~}',
      '\u000e',
      '=C3=BC',
      '=\n',
      '&uuml;',
      '&#0;',
      'Ã¼',
      '\u0301',
      '<<',
      '<excerpt>',
      '<br>',
    ],
    ...[
      '<style>.a{display:none}</style>',
      '<b class="a">',
      '<p style="font-size:0">',
      '</p>',
      '<td hidden>',
      "='",
    ],
    ...[
      '-----BEGIN PGP MESSAGE-----\n',
      '-----BEGIN PGP SIGNED MESSAGE-----\n',
      '\nbegin 644 a.b\n',
      '\n--b\nContent-Type: x/y\n\n',
    ],
    ...[
      '> ',
      '-- ',
      'On 3 March Bob wrote:',
      '?',
      '漢字',
      'שלום',
      '👨‍👩‍👧',
      'tomorrow',
      ' ',
      '\n',
      '(',
      ')',
      '[',
      ']',
    ],
  ),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

const contentType = fc
  .tuple(
    fc.constantFrom('text/plain', 'multipart/encrypted', 'application/pkcs7-mime; smime-type=signed-data'),
    fc.constantFrom('', 'utf-7', 'hz', 'iso-2022-kr', 'cp850', 'johab', 'utf-32', 'koi8-r', 'utf-16', '850'),
    fc.constantFrom('', '; format=flowed', '; format=flowed; delsp=yes'),
  )
  .map(([type, charset, flowed]) => `${type}; charset=${charset}${flowed}`);

/** Messages in Gmail's form with such texts in every field. */
export function gmailMessageOf(text: fc.Arbitrary<string>) {
  const field = fc.record({
    name: fc.constantFrom(
      'From',
      'Subject',
      'Date',
      'Content-Type',
      'List-Id',
      'Content-Disposition',
      'Precedence',
      'To',
      'Delivered-To',
      'Auto-Submitted',
      'List-Post',
      'References',
    ),
    value: fc.oneof({ weight: 3, arbitrary: text }, { weight: 1, arbitrary: contentType }),
  });
  const { part } = fc.letrec((tie) => ({
    part: fc.record(
      {
        mimeType: fc.constantFrom(
          'text/plain',
          'text/html',
          'multipart/alternative',
          'multipart/mixed',
          'message/rfc822',
          'text/enriched',
          'text/richtext',
          'text/calendar',
          'x',
        ),
        filename: fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: text }),
        headers: fc.array(field, { maxLength: 6 }),
        body: fc.record({
          data: fc.oneof(
            text,
            text.map((content) => Buffer.from(content).toString('base64url')),
          ),
        }),
        parts: fc.array(fc.oneof({ maxDepth: 3 }, tie('part'), fc.jsonValue()), { maxLength: 3 }),
      },
      { requiredKeys: [] },
    ),
  }));
  return fc.record(
    {
      id: fc.string(),
      threadId: fc.string({ maxLength: 1 }),
      labelIds: fc.array(
        fc.constantFrom('INBOX', 'SENT', 'DRAFT', 'TRASH', 'SPAM', 'CATEGORY_PROMOTIONS', 'constructor'),
        { maxLength: 2 },
      ),
      snippet: text,
      internalDate: fc.string(),
      payload: part,
    },
    { requiredKeys: [] },
  );
}
export const gmailMessage = gmailMessageOf(text);
/** Messages, and any other value in place of one. */
export const received = fc.oneof(gmailMessage, gmailMessage, fc.jsonValue(), fc.anything());
