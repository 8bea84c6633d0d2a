import { BODY_BYTES } from '../../../../shared/config/limits.ts';
import type { ErrorCode } from '../../../../shared/errors/app-error.ts';
import { foreignBytes } from '../../foreign-bytes.ts';
import { LINE_BREAKS } from './shipped-schemas.ts';

/** A write with one error, and the problem code of its response. */
export type HostileAction = {
  what: string;
  code: ErrorCode;
  tool?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
};

export const TOOL = 'gmail_send_message';
export const goodHeaders = { 'content-type': 'application/json', 'idempotency-key': 'corpus-0123456789' };
const mail = { to: 'bob@example.com', subject: 'Hi', body: 'there' };
export const goodBody = JSON.stringify({ connection: 'gmail', input: mail });

const withInput = (text: string) => `{"connection":"gmail","input":${text}}`;
/** The good input with one member added or replaced, as JSON text. */
const withMember = (text: string) => withInput(`${JSON.stringify(mail).slice(0, -1)},${text}}`);
const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

const inputs: [string, string | Buffer][] = [
  ['the key __proto__', withMember('"__proto__":{"polluted":true}')],
  ['the key __proto__, escaped', withMember('"\\u005f_proto__":{"polluted":true}')],
  ['the key __proto__, deep inside', withMember('"a":[{"b":{"__proto__":[]}}]')],
  ['the key constructor', withMember('"constructor":{"prototype":{"polluted":true}}')],
  ['a lone surrogate', withMember('"subject":"\\ud800"')],
  ['a surrogate pair the wrong way round', withMember('"subject":"\\udc00\\ud800"')],
  ['a lone surrogate in a key', withMember('"\\udfff":1')],
  ['NUL in a mail header', withMember('"subject":"a\\u0000b"')],
  ['an unescaped NUL', withMember('"subject":"a\u0000b"')],
  ['CRLF in a mail header', withMember('"to":"bob@example.com\\r\\nBcc: eve@example.com"')],
  ['an unescaped CRLF', withMember('"to":"bob@example.com\r\nBcc: eve@example.com"')],
  ['1e400', withMember('"subject":1e400')],
  ['-1e400, deep inside', withMember('"a":{"b":[-1e400]}')],
  ['-0 for a text', withMember('"subject":-0')],
  ['NaN', withMember('"subject":NaN')],
  ['a number with a zero before it', withMember('"subject":01')],
  ['a key twice, the second one wrong', withMember('"subject":[]')],
  ['its input twice, the second one no object', '{"connection":"gmail","input":{},"input":[]}'],
  ['an array for a text', withMember('"to":["bob@example.com"]')],
  ['an object that looks like a text', withMember('"to":{"length":3,"toString":"bob"}')],
  ['100,000 items for a text', withMember(`"to":[${'1,'.repeat(100_000)}1]`)],
  ['20,000 keys', withInput(`{${Array.from({ length: 20_000 }, (_, at) => `"${at}":1`).join()}}`)],
  ['a key of 100 KB', withMember(`"${'k'.repeat(100_000)}":1`)],
  ['arrays 20,000 deep', withMember(`"to":${deep(20_000)}`)],
  ['arrays 120,000 deep that are not closed', withMember(`"to":${'['.repeat(120_000)}`)],
  ['brackets that close 100,000 times', withMember(`"to":${']'.repeat(100_000)}`)],
  ['an array for its input', withInput('[]')],
  ['a text for its input', withInput(JSON.stringify(JSON.stringify(mail)))],
  ['null for its input', withInput('null')],
  ['an array for its body', `[${goodBody}]`],
  ['null for its body', 'null'],
  ['a number for its body', '1'],
  ['a text for its body', JSON.stringify(goodBody)],
  ['an object for its connection', '{"connection":{"toString":"gmail"},"input":{}}'],
  ['a byte order mark', `\uFEFF${goodBody}`],
  ['two values', `${goodBody}${goodBody}`],
  ['a comment', `${goodBody} // hi`],
  ['single quotes', goodBody.replaceAll('"', "'")],
  ['base64 of what it should be', Buffer.from(goodBody).toString('base64')],
  ['bytes that are not UTF-8', bytes('{"connection":"gmail",', [0xff, 0xfe], '}')],
  ['UTF-16', Buffer.from(goodBody, 'utf16le')],
  ...foreignBytes.map(({ what, bytes: foreign }): [string, Buffer] => [
    `${what} in its subject`,
    bytes(withMember('"subject":"Hi ').slice(0, -2), [...foreign], '"}}'),
  ]),
  ...['to', 'cc', 'bcc', 'subject', 'content_type'].flatMap((field) =>
    LINE_BREAKS.map((each): [string, string] => [
      `${JSON.stringify(each)} in ${field}`,
      withMember(`"${field}":${JSON.stringify(`a${each}Bcc: eve@example.com`)}`),
    ]),
  ),
  ['an integer past 2^53', withMember('"subject":9007199254740993')],
];

const heads: [string, ErrorCode, Record<string, string>][] = [
  ...[
    ...['text/plain', 'application/jsonp', 'application/json; charset=utf-16', 'application/xml', 'json'],
    ...['application/json; charset=latin1', 'application/json; charset="utf-8', 'application/json; charset'],
    ...['application/json; charset=utf-8; charset=utf-16', 'application/json charset=utf-8'],
    ...['application/json, application/json', 'multipart/form-data; boundary=x', 'application/ld+json'],
  ].map((type): [string, ErrorCode, Record<string, string>] => [
    `the content type ${type}`,
    'unsupported-media-type',
    { 'content-type': type },
  ]),
  ['a body that is declared as compressed', 'unsupported-media-type', { 'content-encoding': 'gzip' }],
  ...[
    ['an empty key', ''],
    ['a key of 129', 'k'.repeat(129)],
    ['a key of 8 KB', 'k'.repeat(8_000)],
    ['two keys', 'key-one-0123456789,key-two-0123456789'],
    ['a key with a space', 'corpus 0123456789'],
    ['a key with a slash', 'corpus/../0123456789'],
    ['a key with an accent', 'corpus-é-0123456789'],
  ].map(([what = '', key = '']): [string, ErrorCode, Record<string, string>] => [
    what,
    'invalid-request',
    { 'idempotency-key': key },
  ]),
];

const names: [string, ErrorCode, string][] = [
  ['a tool in wide letters', 'tool-not-allowed', 'ｇmail_send_message'],
  ['a tool with an accent', 'tool-not-allowed', 'gmail_sénd_message'],
  ['a tool with a zero-width space', 'tool-not-allowed', 'gmail_send_message\u200B'],
  ['a tool in capitals', 'tool-not-allowed', 'GMAIL_SEND_MESSAGE'],
  ['a tool with NUL', 'tool-not-allowed', 'gmail_send_message\u0000'],
  ['a tool with a star', 'tool-not-allowed', 'gmail_*'],
  ['a tool with dots', 'tool-not-allowed', '..'],
  ['a tool of another connection', 'tool-not-allowed', 'slack_send_message'],
  ['the tool constructor', 'tool-not-allowed', 'constructor'],
  ['a tool of 129 letters', 'invalid-request', 'x'.repeat(129)],
];

export const hostileActions: HostileAction[] = [
  ...inputs.map(([what, body]): HostileAction => ({ what, code: 'invalid-request', body })),
  { what: 'no body', code: 'invalid-request', body: '' },
  {
    what: 'its connection twice, the second one without this tool',
    code: 'tool-not-allowed',
    body: `{"connection":"gmail","connection":"slack","input":${JSON.stringify(mail)}}`,
  },
  {
    what: 'a body that is one byte too large',
    code: 'payload-too-large',
    body: goodBody.padEnd(BODY_BYTES + 1),
  },
  {
    what: 'more wrong items than can be listed',
    code: 'invalid-request',
    tool: 'gmail_modify_message_labels',
    body: withInput(`{"message_id":"m","add_label_ids":[${'1,'.repeat(120_000)}1]}`),
  },
  ...heads.map(([what, code, headers]): HostileAction => ({ what, code, headers })),
  ...names.map(([what, code, tool]): HostileAction => ({ what, code, tool })),
];
