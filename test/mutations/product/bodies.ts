import type { Mutation } from '../mutation.ts';

const BODY = { test: 'test/unit/http/body/decode-body.test.ts' };
const MEDIA = { test: 'test/unit/http/body/media-type.test.ts' };
const NUMBERS = { test: 'test/unit/http/body/refuse-inexact-numbers.test.ts' };
const JSON_BODY = { test: 'test/unit/http/body/parse-json-body.test.ts' };

export const bodies: readonly Mutation[] = [
  {
    behaviour: 'A body of 200 KB is refused as too large when the gateway passes it in base64',
    find: "Buffer.byteLength(body, isBase64Encoded ? 'base64' : 'utf8')",
    replace: 'Buffer.byteLength(body)',
    ...BODY,
    name: 'one byte more is too large',
  },
  {
    behaviour: 'A body of Chinese text passes the limit three times over',
    find: "Buffer.byteLength(body, isBase64Encoded ? 'base64' : 'utf8')",
    replace: "isBase64Encoded ? Buffer.byteLength(body, 'base64') : body.length",
    ...BODY,
    name: 'one byte more is too large',
  },
  {
    behaviour: 'A mail is sent with U+FFFD in place of the letters that a client sent in latin-1',
    find: '(announced !== undefined && announced !== bytes)',
    replace: 'false',
    ...BODY,
    name: 'is refused',
  },
  {
    behaviour: 'Bytes that were replaced pass where no length shows it',
    find: 'if (announced === undefined && raw.body.includes(REPLACEMENT)) {',
    replace: 'if (announced === undefined && raw.body === REPLACEMENT) {',
    ...BODY,
    name: 'and without a length is refused with the way out',
  },
  {
    behaviour: 'A body with U+FFFD passes with two lengths of which one fits',
    find: 'others.length === 0 && /',
    replace: '/',
    ...BODY,
    name: 'which does not prove it',
  },
  {
    behaviour: 'A literal U+FFFD in UTF-8 is refused',
    find: 'if (announced === undefined && raw.body.includes(REPLACEMENT)) {',
    replace: 'if (raw.body.includes(REPLACEMENT)) {',
    ...BODY,
    name: 'in UTF-8 is read as it is',
  },
  {
    behaviour: 'Half of a surrogate pair becomes U+FFFD',
    find: '!raw.body.isWellFormed() || ',
    replace: '',
    ...BODY,
    name: 'in place of bytes is refused',
  },
  {
    behaviour: 'A small body in latin-1 is refused as too large',
    find: 'if (Math.min(bytes, announced) > BODY_BYTES)',
    replace: 'if (bytes > BODY_BYTES)',
    ...BODY,
    name: 'of 200 KB is not UTF-8 rather than too large',
  },
  {
    behaviour: 'A body in another charset is read as UTF-8',
    find: "name !== 'charset' || value.toLowerCase() === 'utf-8'",
    replace: "name !== 'charset' || value !== ''",
    ...MEDIA,
    name: 'is false for',
  },
  {
    behaviour: 'A parameter that JSON does not define is refused',
    find: "name !== 'charset' || value.toLowerCase() === 'utf-8'",
    replace: "name === 'charset' && value.toLowerCase() === 'utf-8'",
    ...MEDIA,
    name: 'is true for',
  },
  {
    behaviour: 'A content type in capital letters is refused',
    find: '{ type: type.toLowerCase(), parameters }',
    replace: '{ type, parameters }',
    ...MEDIA,
    name: 'is true for',
  },
  {
    behaviour: 'An escaped character in a quoted charset is refused',
    find: "quoted.replace(/\\\\(.)/g, '$1')",
    replace: 'quoted',
    ...MEDIA,
    name: 'is true for',
  },
  {
    behaviour: 'A long id of a provider is sent as another one, its last digits lost',
    find: 'return isPast(written, LARGEST_INTEGER);',
    replace: 'return false;',
    ...NUMBERS,
    name: 'is refused with its place when it is',
  },
  {
    behaviour: 'A long id with a fraction or an exponent is sent as another one',
    find: '!Number.isFinite(value) || !isPast(written, FIRST_PAST_IT)',
    replace: '!Number.isFinite(value) || value !== 0',
    ...NUMBERS,
    name: 'is refused with its place when it is',
  },
  {
    behaviour: 'A number of more digits than a double has is refused below 2^53',
    find: '!Number.isFinite(value) || !isPast(written, FIRST_PAST_IT)',
    replace: '!Number.isFinite(value)',
    ...NUMBERS,
    name: 'is read when it is',
  },
  {
    behaviour: 'A number of 256 KB occupies a function for half a minute',
    find: 'digits: all.slice(start, endOfDigits(all))',
    replace: "digits: all.slice(start).replace(/0+$/, '')",
    ...NUMBERS,
    name: 'is read in bounded time',
  },
  {
    behaviour: 'A refused number is not named by its place',
    find: 'findInexact(inner, `${path}.${key}`)',
    replace: 'findInexact(inner, path)',
    ...NUMBERS,
    name: 'is refused with its place when it is',
  },
  {
    behaviour: 'An escaped quotation mark hides the depth of a body: recursive code receives it',
    find: "if (char === '\\\\') at += 1;",
    replace: "if (char === '\\\\') at += 0;",
    ...JSON_BODY,
    name: 'after an escaped quotation mark',
  },
];
