import { describe, expect, it } from 'vitest';
import { verifyWebhook } from '../../../functions/account-events/verify-webhook.ts';
import { readHeader } from '../../../shared/http/header-of.ts';
import { BODY, headersOf, ID, KEY, NOW, OTHER_SECRET, SECRET, sign, stamp } from './signed-webhook.ts';

type Sent = {
  headers: Record<string, string>;
  body?: string | Buffer;
  secrets?: readonly string[];
};

const verdictOf = ({ headers, body = BODY, secrets = [SECRET] }: Sent) =>
  verifyWebhook({ header: (name) => readHeader(headers, name), body: Buffer.from(body) }, secrets, NOW);

const at = (timestamp: string): Sent => ({ headers: headersOf(sign(KEY, BODY, timestamp), timestamp) });
const emptyKey = Buffer.alloc(0);
const shortKey = Buffer.alloc(23, 7);
const keyOfUrl = Buffer.from('a_bcdefghijklmnopqrstuvwxyz0123456789ABC', 'base64url');
const good = headersOf(sign(KEY));
const upperCase = Object.fromEntries(
  Object.entries(good).map(([name, value]) => [name.toUpperCase(), value]),
);
const notText = Buffer.from([0xff, 0xfe, 0x00, 0x7b]);

/** Each case that Scalekit's SDK or `standardwebhooks` judges wrongly, and the limits of each rule. */
const cases: [what: string, verdict: 'valid' | 'unsigned' | 'foreign', sent: Sent][] = [
  ['a good signature', 'valid', { headers: good }],
  ['the signature of the second live secret', 'valid', { headers: good, secrets: [OTHER_SECRET, SECRET] }],
  [
    'a signature of each of two secrets, of which one is live',
    'valid',
    { headers: headersOf(`${sign(Buffer.alloc(32, 1))} ${sign(KEY)}`) },
  ],
  ['no live secret', 'foreign', { headers: good, secrets: [] }],
  ['another secret', 'foreign', { headers: good, secrets: [OTHER_SECRET] }],
  [
    'an empty secret, signed with nothing',
    'foreign',
    { headers: headersOf(sign(emptyKey)), secrets: ['whsec_'] },
  ],
  ['an empty text as secret', 'foreign', { headers: headersOf(sign(emptyKey)), secrets: [''] }],
  [
    'a secret in base64url',
    'foreign',
    { headers: headersOf(sign(keyOfUrl)), secrets: [`whsec_${keyOfUrl.toString('base64url')}`] },
  ],
  [
    'a secret with `_`, signed with what stands before it',
    'foreign',
    {
      headers: headersOf(sign(Buffer.from('ab', 'base64'))),
      secrets: ['whsec_ab_cdefghijklmnopqrstuvwxyz0123456789ABC'],
    },
  ],
  [
    'a key of 23 bytes',
    'foreign',
    { headers: headersOf(sign(shortKey)), secrets: [`whsec_${shortKey.toString('base64')}`] },
  ],
  ['a secret without its prefix', 'foreign', { headers: good, secrets: [SECRET.slice('whsec_'.length)] }],
  ['a wrong secret beside the live one', 'valid', { headers: good, secrets: ['whsec_', 'whsec_%', SECRET] }],
  ['a short junk signature before the good one', 'valid', { headers: headersOf(`v1,AAAA ${sign(KEY)}`) }],
  [
    'a signature that is no base64 before the good one',
    'valid',
    { headers: headersOf(`v1,%% ${sign(KEY)}`) },
  ],
  ['the first 31 bytes of the signature', 'foreign', { headers: headersOf(sign(KEY).slice(0, -4)) }],
  ['an empty signature', 'foreign', { headers: headersOf('v1,') }],
  ['a signature of another version', 'unsigned', { headers: headersOf(sign(KEY).replace('v1,', 'v1a,')) }],
  ['a signature without its version', 'unsigned', { headers: headersOf(sign(KEY).slice('v1,'.length)) }],
  ['upper-case names of headers', 'valid', { headers: upperCase }],
  ['a body of bytes that are no text', 'valid', { headers: headersOf(sign(KEY, notText)), body: notText }],
  ['a body that is no JSON', 'valid', { headers: headersOf(sign(KEY, 'x')), body: 'x' }],
  [
    'a body that was written again',
    'foreign',
    { headers: good, body: JSON.stringify(JSON.parse(BODY), null, 1) },
  ],
  ['an empty body', 'valid', { headers: headersOf(sign(KEY, '')), body: '' }],
  ['another id', 'foreign', { headers: { ...good, 'webhook-id': 'evt_2' } }],
  ['an empty id', 'unsigned', { headers: headersOf(sign(KEY, BODY, stamp(), ''), stamp(), '') }],
  ...['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name): (typeof cases)[number] => {
    const { [name]: _left, ...headers } = { ...good };
    return [`no ${name}`, 'unsigned', { headers }];
  }),
  ['a time 300 s ago', 'valid', at(stamp(-300))],
  ['a time 301 s ago', 'unsigned', at(stamp(-301))],
  ['a time 300 s ahead', 'valid', at(stamp(300))],
  ['a time 301 s ahead', 'unsigned', at(stamp(301))],
  ['a time with a letter after it', 'unsigned', at(`${stamp()}abc`)],
  ['a time with a fraction', 'unsigned', at(`${stamp()}.9`)],
  ['a time with a sign', 'unsigned', at(`+${stamp().slice(1)}`)],
  ['a time with a line break', 'unsigned', at(`${stamp()}\n`)],
  ['a time in milliseconds', 'unsigned', at(`${stamp()}000`)],
  ['a time that is no number', 'unsigned', at('NaN')],
];

describe('the verdict on a webhook', () => {
  it.each(cases)('with %s is %s', (_what, verdict, sent) => {
    expect(verdictOf(sent)).toBe(verdict);
  });

  it('is foreign after a change of any byte of the body', () => {
    for (let index = 0; index < BODY.length; index += 1) {
      const body = Buffer.from(BODY);
      body[index] = (body[index] ?? 0) ^ 1;
      expect(verdictOf({ headers: headersOf(sign(KEY), stamp(), ID), body }), `byte ${index}`).toBe(
        'foreign',
      );
    }
  });
});
