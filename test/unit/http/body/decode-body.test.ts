import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonBody } from '../../../../shared/http/body/parse-json-body.ts';
import { errorOf } from '../../../support/error-of.ts';
import { foreignBytes } from '../../../support/foreign-bytes.ts';
import { RUNS } from '../../../support/runs.ts';

const contentType = 'application/json';

/** A JSON text as API Gateway passes it: other bytes than UTF-8 are already replaced. */
function asText(bytes: Buffer, contentLength: string | undefined = String(bytes.length)) {
  return parseJsonBody({ body: bytes.toString('utf8'), isBase64Encoded: false, contentType, contentLength });
}

function asBase64(bytes: Buffer) {
  const body = bytes.toString('base64');
  return parseJsonBody({ body, isBase64Encoded: true, contentType, contentLength: String(bytes.length) });
}

const quoted = (bytes: Buffer) => Buffer.concat([Buffer.from('{"a":"x'), bytes, Buffer.from('y"}')]);
const messageOf = (read: () => unknown) => {
  const { code, facts } = errorOf(read);
  return [code, facts.errors];
};
const refused = (message: string) => ['invalid-request', [{ path: 'body', message }]];
const notUtf8 = refused('is not UTF-8');

describe('a body', () => {
  it.each(foreignBytes)('of $what is refused', ({ bytes }) => {
    expect(messageOf(() => asText(quoted(bytes)))).toEqual(notUtf8);
    expect(messageOf(() => asBase64(quoted(bytes)))).toEqual(notUtf8);
  });

  it.each(foreignBytes)('of $what and without a length is refused with the way out', ({ bytes }) => {
    const body = quoted(bytes).toString('utf8');
    const raw = { body, isBase64Encoded: false, contentType, contentLength: undefined };
    expect(messageOf(() => parseJsonBody(raw))).toEqual(
      refused('holds U+FFFD, which stands for bytes that are not UTF-8; write it as \\ufffd'),
    );
  });

  it.each([
    ['half of a surrogate pair', '{"a":"\ud83d"}'],
    ['a surrogate pair the wrong way round', '{"a":"\ude00\ud83d"}'],
  ])('with %s in place of bytes is refused', (_what, body) => {
    const contentLength = String(Buffer.byteLength(body));
    expect(
      messageOf(() => parseJsonBody({ body, isBase64Encoded: false, contentType, contentLength })),
    ).toEqual(notUtf8);
  });

  it.each(['é', '漢字', '👩‍👩‍👧', '\uFFFD', '\uFFFD\uFFFD', '\u0000\u001f', '\uFEFF'])(
    'with %j in UTF-8 is read as it is',
    (value) => {
      const text = Buffer.from(JSON.stringify({ a: value }));
      expect(asText(text)).toEqual({ a: value });
      expect(asBase64(text)).toEqual({ a: value });
    },
  );

  it('without a length is read when no character stands for lost bytes', () => {
    const body = '{"a":"é\\ufffd"}';
    const raw = { body, isBase64Encoded: false, contentType, contentLength: undefined };
    expect(parseJsonBody(raw)).toEqual({ a: 'é\uFFFD' });
  });

  it.each(['13,13', '13, 13', ' 13 ', '013'])('is read with the length %j', (length) => {
    expect(asText(Buffer.from('{"a":"\uFFFDé"}'), length)).toEqual({ a: '\uFFFDé' });
  });

  it.each(['12', '14', '13,14', '13,x', '-13', '1e1', '', '0x0d'])(
    'with U+FFFD is refused with the length %j, which does not prove it',
    (length) => {
      expect(errorOf(() => asText(Buffer.from('{"a":"\uFFFDé"}'), length)).code).toBe('invalid-request');
    },
  );

  it('of 200 KB is not UTF-8 rather than too large when its replaced bytes have over 256 KB', () => {
    const bytes = quoted(Buffer.alloc(200_000, 0xe9));
    expect(messageOf(() => asText(bytes))).toEqual(notUtf8);
  });

  it('of 300 KB is too large with any announced length', () => {
    const body = `"${'x'.repeat(300_000)}"`;
    const raw = { body, isBase64Encoded: false, contentType };
    for (const contentLength of [undefined, String(body.length), '1,2']) {
      expect(errorOf(() => parseJsonBody({ ...raw, contentLength })).code).toBe('payload-too-large');
    }
    expect(errorOf(() => parseJsonBody({ ...raw, contentLength: '2' })).code).toBe('invalid-request');
  });

  it.each([
    ['base64 of', (body: string) => Buffer.from(body).toString('base64'), true],
    ['a text of', (body: string) => body, false],
  ])('in %s 256 KB is read, and one byte more is too large', (_what, encode, isBase64Encoded) => {
    // Each of the characters has three bytes.
    const chinese = `"${'漢'.repeat(87_380)}"  `;
    expect(Buffer.byteLength(chinese)).toBe(256 * 1024);
    for (const text of [chinese, `"${'x'.repeat(256 * 1024 - 2)}"`]) {
      const bytes = Buffer.byteLength(text);
      for (const isAnnounced of [false, true]) {
        const read = (body: string, contentLength: number) =>
          parseJsonBody({
            body: encode(body),
            isBase64Encoded,
            contentType,
            contentLength: isAnnounced ? String(contentLength) : undefined,
          });
        expect(read(text, bytes)).toBe(JSON.parse(text));
        expect(errorOf(() => read(`${text} `, bytes + 1)).code).toBe('payload-too-large');
      }
    }
  });

  it(`in UTF-8 is always read, and other bytes never as another text (${RUNS} runs)`, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 12 }), (value, more) => {
        expect(asText(Buffer.from(JSON.stringify({ a: value })))).toEqual({ a: value });
        const bytes = quoted(Buffer.from(more));
        const isUtf8 = Buffer.from(bytes.toString('utf8')).equals(bytes);
        // A sequence of four bytes that is cut after its third has the length of U+FFFD.
        const isHidden = /[\xf0-\xf4][\x80-\xbf]{2}(?![\x80-\xbf])/.test(bytes.toString('latin1'));
        if (isUtf8 || isHidden) return;
        expect(messageOf(() => asText(bytes))).toEqual(notUtf8);
      }),
      { numRuns: RUNS },
    );
  });
});
