import type { Mutation } from '../../mutation.ts';

const VERIFIER = {
  file: 'functions/account-events/verify-webhook.ts',
  test: 'test/unit/account-events/verify-webhook.test.ts',
};
const SECRETS = { test: 'test/unit/account-events/authenticate.test.ts' };

/** The signature of a webhook. The first ones are faults of Scalekit's SDK and of `standardwebhooks`. */
export const webhookSignatures: readonly Mutation[] = [
  {
    behaviour: 'A webhook that is signed with nothing is accepted while the secret is empty, as by the SDK',
    find: "if (!secret.startsWith(PREFIX) || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return [];\n  const key = Buffer.from(text, 'base64');\n  return key.length < KEY_BYTES ? [] : [key];",
    replace: "return [Buffer.from(text, 'base64')];",
    ...VERIFIER,
    name: 'with an empty secret, signed with nothing is foreign',
  },
  {
    behaviour: 'A secret in base64url is cut at its `_`, as by the SDK: its first byte signs',
    find: "const text = secret.slice(PREFIX.length);\n  if (!secret.startsWith(PREFIX) || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return [];\n  const key = Buffer.from(text, 'base64');\n  return key.length < KEY_BYTES ? [] : [key];",
    replace:
      "const text = secret.slice(PREFIX.length).split('_')[0] ?? '';\n  const key = Buffer.from(text, 'base64');\n  return key.length === 0 ? [] : [key];",
    ...VERIFIER,
    name: 'signed with what stands before it is foreign',
  },
  {
    behaviour: 'A short key is accepted as a secret',
    find: 'return key.length < KEY_BYTES ? [] : [key];',
    replace: 'return [key];',
    ...VERIFIER,
    name: 'with a key of 23 bytes is foreign',
  },
  {
    behaviour: 'A short signature before the good one makes a webhook invalid, as by the SDK',
    find: 'return own.length === given.length && timingSafeEqual(own, given);',
    replace: 'return timingSafeEqual(own, given);',
    ...VERIFIER,
    name: 'with a short junk signature before the good one is valid',
  },
  {
    behaviour: 'A timestamp is read up to its first letter, as by both libraries',
    find: 'if (!/^\\d{10}$/.test(timestamp)) return false;\n  return Math.abs(Math.floor(now / 1_000) - Number(timestamp))',
    replace: 'return Math.abs(Math.floor(now / 1_000) - Number.parseInt(timestamp, 10))',
    ...VERIFIER,
    name: 'with a time with a letter after it is unsigned',
  },
  {
    behaviour: 'A webhook that was recorded an hour ago is accepted',
    find: '- Number(timestamp)) <= TOLERANCE_SECONDS;',
    replace: '- Number(timestamp)) <= 12 * TOLERANCE_SECONDS;',
    ...VERIFIER,
    name: 'with a time 301 s ago is unsigned',
  },
  {
    behaviour: 'Headers in upper case are not found, as by the SDK',
    find: '.find(([each]) => each.toLowerCase() === name)?.[1];',
    replace: '.find(([each]) => each === name)?.[1];',
    test: VERIFIER.test,
    name: 'with upper-case names of headers is valid',
  },
  {
    behaviour: 'During a rotation the second secret is not accepted',
    find: 'const expected = secrets.flatMap(readKey)',
    replace: 'const expected = secrets.slice(0, 1).flatMap(readKey)',
    ...VERIFIER,
    name: 'with the signature of the second live secret is valid',
  },
  {
    behaviour: 'Of several signatures only the first one counts',
    find: "const parts = header.split(' ').filter((part) => part.startsWith('v1,'));",
    replace: "const parts = header.split(' ').filter((part) => part.startsWith('v1,')).slice(0, 1);",
    ...VERIFIER,
    name: 'with a signature of each of two secrets, of which one is live is valid',
  },
  {
    behaviour: 'A secret that was added is not accepted for five minutes',
    find: 'return renewed === undefined ? verdict : verifyWebhook(webhook, renewed, now());',
    replace: 'return verdict;',
    ...SECRETS,
    name: 'accepts the signature of a secret that was added since the secrets were read',
  },
  {
    behaviour: 'Each forged webhook causes a read of the secret',
    find: 'if (now() - renewedAt < RENEWAL_MS) return undefined;',
    replace: '',
    ...SECRETS,
    name: 'reads the secrets again at most once in 30 s, however many signatures are forged',
  },
  {
    behaviour: 'A webhook of any size is decoded before it is refused',
    file: 'shared/http/read-raw-body.ts',
    find: 'if (Buffer.byteLength(body, encoding) > maxBytes) {',
    replace: 'if (false) {',
    test: 'test/unit/http/raw-body.test.ts',
    name: 'refuses a body of more than its limit',
  },
  {
    behaviour: 'A body in base64 is verified as its text',
    file: 'shared/http/read-raw-body.ts',
    find: "const encoding = isBase64Encoded ? 'base64' : 'utf8';",
    replace: "const encoding = 'utf8';",
    test: 'test/unit/http/raw-body.test.ts',
    name: 'has the bytes of bytes that are no text as they were sent',
  },
];
