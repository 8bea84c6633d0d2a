import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEvent } from '../../../functions/account-events/event.ts';
import { readEventTime } from '../../../functions/account-events/event-time.ts';
import { webhookKinds } from '../../../infra/local/scalekit/webhooks/webhook-event.ts';

const data = {
  authorization_type: 'OAUTH',
  connection_id: 'conn_133400101014995480',
  connection_name: 'gmail',
  id: 'ca_133400349586228019',
  identifier: 'john@acmecorp.com',
  provider: 'GMAIL',
  status: 'EXPIRED',
  old_status: 'ACTIVE',
};
/** The example of Scalekit's API reference. */
const example = {
  spec_version: '1',
  id: 'evt_101652975398683158',
  type: 'connected_account.status_updated',
  object: 'ConnectedAccount',
  occurred_at: '2025-12-02T06:31:34.895815554Z',
  environment_id: 'env_88640229614813449',
  data,
};
const NOW = Date.parse('2026-11-22T08:00:00Z');
const read = (value: unknown) => readEvent(Buffer.from(JSON.stringify(value)), NOW);

describe('an event', () => {
  it('is read as Scalekit documents it', () => {
    expect(read(example)).toMatchObject({
      id: 'evt_101652975398683158',
      kind: 'changed',
      occurredAt: { nanoseconds: 1_764_657_094_895_815_554n, text: example.occurred_at },
      data: { id: 'ca_133400349586228019', status: 'EXPIRED', old_status: 'ACTIVE' },
    });
  });

  it('is read without the members that may be absent, and with members that are added', () => {
    const { connection_id, id, identifier, status } = data;
    const least = { connection_id, id, identifier, status };
    const added = { ...example, type: 'connected_account.deleted', data: { ...least, new: 1 }, new: {} };
    expect(read(added)).toMatchObject({ kind: 'deleted', data: least });
  });

  it.each([null, ''])('is read with %j for a name or an organization that there is not', (none) => {
    const event = { ...example, organization_id: none, data: { ...data, connection_name: none } };
    expect(read(event)).toMatchObject({ kind: 'changed', data: { id: data.id } });
  });

  it.each(webhookKinds)('of each type that Scalekit has is known: %s', (kind) => {
    expect(read({ ...example, type: `connected_account.${kind}` })).not.toHaveProperty('unreadable');
  });

  it.each(['connected_account.merged', 'user.created', '', 'toString'])(
    'of the type %j is unknown',
    (type) => {
      expect(read({ ...example, type, data: null })).toEqual({ unreadable: 'unknown-type', type });
    },
  );

  const changed = (change: object) => ({ ...example, data: { ...data, ...change } });
  it.each<[string, unknown]>([
    ['no object', 'text'],
    ['null', null],
    ['without a type', { ...example, type: undefined }],
    ['without an id', { ...example, id: undefined }],
    ['without data', { ...example, data: undefined }],
    ['with a time that is none', { ...example, occurred_at: 'yesterday' }],
    ['with a month that does not exist', { ...example, occurred_at: '2025-13-02T06:31:34Z' }],
    ['with a day that does not exist', { ...example, occurred_at: '2026-02-30T06:31:34Z' }],
    ['with an hour that does not exist', { ...example, occurred_at: '2025-12-02T24:00:00Z' }],
    ['with an offset that does not exist', { ...example, occurred_at: '2025-12-02T06:31:34+24:00' }],
    ['with a time of no zone', { ...example, occurred_at: '2025-12-02T06:31:34' }],
    ['without an account', changed({ id: undefined })],
    ['without an identifier', changed({ identifier: '' })],
    ['without a connection', changed({ connection_id: undefined })],
    ['with a status that this version does not know', changed({ status: 'PAUSED' })],
    ['without the old status that its type has', changed({ old_status: undefined })],
  ])('%s is malformed', (_what, value) => {
    expect(read(value)).toMatchObject({ unreadable: 'malformed' });
  });

  it.each<[string, Buffer]>([
    ['no JSON', Buffer.from('{')],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['empty', Buffer.alloc(0)],
  ])('whose body is %s is malformed', (_what, body) => {
    expect(readEvent(body, NOW)).toEqual({ unreadable: 'malformed' });
  });
});

describe('the time of an event', () => {
  it.each<[string, bigint, string]>([
    ['2025-12-02T06:31:34Z', 1_764_657_094_000_000_000n, '2025-12-02T06:31:34Z'],
    ['2025-12-02T06:31:34.5Z', 1_764_657_094_500_000_000n, '2025-12-02T06:31:34.5Z'],
    ['2025-12-02T06:00:01.374253Z', 1_764_655_201_374_253_000n, '2025-12-02T06:00:01.374253Z'],
    ['2025-12-02T06:31:34.895815554Z', 1_764_657_094_895_815_554n, '2025-12-02T06:31:34.895815554Z'],
    ['2025-12-02T06:31:34.895815553Z', 1_764_657_094_895_815_553n, '2025-12-02T06:31:34.895815553Z'],
    ['2025-12-02T07:31:34.895815554+01:00', 1_764_657_094_895_815_554n, '2025-12-02T06:31:34.895815554Z'],
    ['2025-12-02T04:01:34+05:30', 1_764_628_294_000_000_000n, '2025-12-01T22:31:34Z'],
    ['2026-11-22T08:00:00.000999999Z', 1_795_334_400_000_999_999n, '2026-11-22T08:00:00.000999999Z'],
    ['2026-11-22T08:00:00.001Z', 1_795_334_400_001_000_000n, '2026-11-22T08:00:00.001Z'],
    ['2026-11-22T08:05:00.000999999Z', 1_795_334_700_000_999_999n, '2026-11-22T08:05:00.000999999Z'],
    ['2025-12-02 06:31:34.1z', 1_764_657_094_100_000_000n, '2025-12-02T06:31:34.1Z'],
  ])('%s is %s ns, and %s in UTC', (time, nanoseconds, text) => {
    expect(readEventTime(time, NOW)).toEqual({ nanoseconds, text });
  });

  it.each(['2026-11-22T08:05:00.001Z', '2099-01-01T00:00:00Z', '2026-11-22T07:59:59-01:00'])(
    '%s counts as the present, since it is later by more than five minutes',
    (time) => {
      const present = { nanoseconds: BigInt(NOW) * 1_000_000n, text: '2026-11-22T08:00:00.000Z' };
      expect(readEventTime(time, NOW)).toEqual(present);
    },
  );
});

it('the JSON Schema of the published event names every member', () => {
  const { properties } = JSON.parse(readFileSync('docs/account-status-changed.schema.json', 'utf8'));
  expect(Object.keys(properties)).toEqual([
    ...['id', 'identifier', 'connection', 'account', 'status', 'oldStatus', 'occurredAt'],
  ]);
});
