import type { Mutation } from '../mutation.ts';

const VERIFIER = {
  file: 'functions/account-events/verify-webhook.ts',
  test: 'test/unit/account-events/verify-webhook.test.ts',
};
const SECRETS = { test: 'test/unit/account-events/authenticate.test.ts' };
const EVENT = { test: 'test/unit/account-events/event.test.ts' };
const TABLE = { test: 'test/contract/account-events/received-events.test.ts' };
const BUS = { test: 'test/contract/account-events/event-bus.test.ts' };

/** Webhooks. The first ones are faults of Scalekit's SDK and of `standardwebhooks`. */
export const accountEvents: readonly Mutation[] = [
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
    behaviour: 'Two events within a millisecond have no order',
    find: "return BigInt(milliseconds) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));",
    replace: 'return BigInt(Date.parse(time)) * 1_000_000n;',
    ...EVENT,
    name: 'the time of an event 2025-12-02T06:31:34.895815554Z',
  },
  {
    behaviour: 'Six digits after the point count as nanoseconds',
    find: "fraction.padEnd(9, '0')",
    replace: "fraction.padStart(9, '0')",
    ...EVENT,
    name: 'the time of an event 2025-12-02T06:00:01.374253Z',
  },
  {
    behaviour: 'An event of an unknown type is retried as malformed',
    find: "if (kind === undefined) return { unreadable: 'unknown-type', type };",
    replace: "if (kind === undefined) return { unreadable: 'malformed', type };",
    ...EVENT,
    name: 'of the type "connected_account.merged" is unknown',
  },
  {
    behaviour: 'Two deliveries of one event work at the same time',
    find: '(progress <> :published AND (leaseUntil < :seconds OR delivery = :delivery))',
    replace: 'progress <> :published',
    ...TABLE,
    name: 'has one delivery at a time, of any number that come together',
  },
  {
    behaviour: 'A duplicate is acknowledged while the first delivery may still fail',
    find: "return found?.progress === 'PUBLISHED' ? 'PUBLISHED' : 'LEASED';",
    replace: "return 'PUBLISHED';",
    ...TABLE,
    name: 'is claimed by its first delivery, for 30 s, and known for seven days',
  },
  {
    behaviour: 'A delivery whose lease has ended records progress over that of another one',
    find: "UpdateExpression: 'SET progress = :progress',\n        ConditionExpression: 'delivery = :delivery',\n        ExpressionAttributeValues: { ':progress': progress, ':delivery': delivery },",
    replace:
      "UpdateExpression: 'SET progress = :progress',\n        ExpressionAttributeValues: { ':progress': progress },",
    ...TABLE,
    name: 'leaves a delivery whose lease has ended without effect',
  },
  {
    behaviour: 'An older event becomes the latest of its account',
    find: 'attribute_not_exists(pk) OR occurredAt <= :occurredAt',
    replace: 'attribute_not_exists(pk) OR occurredAt >= :occurredAt',
    ...TABLE,
    name: 'keeps the later one of two, however they come',
  },
  {
    behaviour: 'An event that EventBridge did not accept counts as published',
    find: 'if (FailedEntryCount === 0) return;',
    replace: 'return;',
    ...BUS,
    name: 'fails when the response of status 200 reports that the entry was not accepted',
  },
];
