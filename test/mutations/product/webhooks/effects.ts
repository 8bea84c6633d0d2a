import type { Mutation } from '../../mutation.ts';

const EVENT = { test: 'test/unit/account-events/event.test.ts' };
const TABLE = { test: 'test/contract/account-events/received-events.test.ts' };
const RECEIVE = { test: 'test/unit/account-events/receive-event.test.ts' };
const FOLLOW = { test: 'test/unit/digest/health/follow-account.test.ts' };
const BUS = { test: 'test/contract/account-events/event-bus.test.ts' };

/** What an authentic webhook does, once. */
export const webhookEffects: readonly Mutation[] = [
  {
    behaviour: 'Two events within a millisecond have no order',
    find: "toNanoseconds(milliseconds) + BigInt(fraction.padEnd(9, '0'))",
    replace: 'toNanoseconds(Date.parse(time))',
    ...EVENT,
    name: '2025-12-02T06:31:34.895815554Z',
  },
  {
    behaviour: 'Six digits after the point count as nanoseconds',
    find: "fraction.padEnd(9, '0')",
    replace: "fraction.padStart(9, '0')",
    ...EVENT,
    name: '2025-12-02T06:00:01.374253Z',
  },
  {
    behaviour: 'A time in the future outdates every event of the account until then',
    find: 'if (nanoseconds >= toNanoseconds(now + CLOCK_AHEAD_MS + 1))',
    replace: 'if (nanoseconds < BigInt(-CLOCK_AHEAD_MS))',
    ...EVENT,
    name: '2099-01-01T00:00:00Z counts as the present',
  },
  {
    behaviour: 'A date that does not exist is published',
    find: 'Number.isNaN(local) || !new Date(local).toISOString().startsWith(`${date}T${clock}`)',
    replace: 'Number.isNaN(local)',
    ...EVENT,
    name: 'with a day that does not exist is malformed',
  },
  {
    behaviour: 'A time with an offset is published as it came',
    find: '`${seconds}${fraction && `.${fraction}`}Z`',
    replace: 'time',
    ...EVENT,
    name: '2025-12-02T07:31:34.895815554+01:00',
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
  {
    behaviour: 'An event that was applied is applied again by its redelivery',
    find: "progress === 'RECEIVED' ? await follow(delivery, deps) : undefined;",
    replace: 'await follow(delivery, deps);',
    ...RECEIVE,
    name: 'is not followed again after its application, and only published',
  },
  {
    behaviour: 'A webhook that failed is refused for half a minute',
    find: 'await deps.events.release(webhookId, scope.requestId).catch(() => undefined);',
    replace: '',
    ...RECEIVE,
    name: 'ends its lease when a step fails, so that the next delivery resumes',
  },
  {
    behaviour: 'An older event pauses a digest again',
    find: 'if (await deps.order.isOutdated(data.id, occurredAt.nanoseconds)) return { isOutdated: true };',
    replace: '',
    ...RECEIVE,
    name: 'is published without being followed when a later one was applied',
  },
  {
    behaviour: 'Two deliveries of one event publish it',
    find: "if (progress === 'PUBLISHED') return { outcome: 'duplicate' };",
    replace: '',
    ...RECEIVE,
    name: 'is a duplicate when it was completed',
  },
  {
    behaviour: 'The deletion of an account that was replaced is published as the loss of the connection',
    find: "if (status !== 'NOT_CONNECTED') return false;",
    replace: '',
    ...RECEIVE,
    name: 'of a deletion is none when another account has replaced the deleted one',
  },
  {
    behaviour: "The published event has Scalekit's identifier of a labelled account",
    find: 'const { identifier } = account.user;',
    replace: 'const { identifier } = event.data;',
    ...RECEIVE,
    name: "of a labelled account has the user's own identifier, and the label",
  },
  {
    behaviour: "An organization's account pauses the digest of the user of the same name",
    find: "if (organization_id) return { foreign: 'organization' };",
    replace: '',
    ...RECEIVE,
    name: 'is acknowledged, counted as organization and never claimed',
  },
  {
    behaviour: 'A digest is paused for an account that was linked again meanwhile',
    find: 'if (!hasChanged) return followed;',
    replace: 'return followed;',
    ...FOLLOW,
    name: 'follows a status that changed while it was followed',
  },
  {
    behaviour: 'A digest ends while the list of accounts is empty by mistake',
    find: "const ends = isDeleted && status === 'NOT_CONNECTED';",
    replace: "const ends = status === 'NOT_CONNECTED';",
    ...FOLLOW,
    name: 'whose mailbox is NOT_CONNECTED has the pause',
  },
  {
    behaviour: 'The deletion of an older account ends the digest of the one that replaced it',
    find: "const ends = isDeleted && status === 'NOT_CONNECTED';",
    replace: 'const ends = isDeleted;',
    ...FOLLOW,
    name: 'stays when the deleted account was replaced by another one',
  },
  {
    behaviour: 'A digest is paused while its user links the account',
    find: "if (status === 'PENDING_AUTH' || status === 'PENDING_VERIFICATION') return 'none';",
    replace: '',
    ...FOLLOW,
    name: 'whose mailbox is PENDING_VERIFICATION has the pause',
  },
  {
    behaviour: 'The end of the Slack account leaves the digests of labelled mailboxes running',
    find: 'const others = delivers ? await labels.list(user) : [];',
    replace: 'const others: string[] = [];',
    ...FOLLOW,
    name: 'that delivers the digests of several mailboxes pauses each',
  },
  {
    behaviour: 'An unknown connection causes a call of Scalekit per webhook',
    find: 'if (known === undefined || (!known.nameById.has(id) && now() - known.at >= RENEWAL_MS)) {',
    replace: 'if (!known?.nameById.has(id)) {',
    test: 'test/unit/scalekit/connections.test.ts',
    name: 'by an unknown id is looked up again after a minute, as it may be new',
  },
];
