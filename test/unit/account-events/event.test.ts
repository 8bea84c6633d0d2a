import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEvent, readNanoseconds } from '../../../functions/account-events/event.ts';
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
const read = (value: unknown) => readEvent(Buffer.from(JSON.stringify(value)));

describe('an event', () => {
  it('is read as Scalekit documents it', () => {
    expect(read(example)).toMatchObject({
      id: 'evt_101652975398683158',
      kind: 'changed',
      occurredAt: 1_764_657_094_895_815_554n,
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
    ['with a day that does not exist', { ...example, occurred_at: '2025-13-02T06:31:34Z' }],
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
    expect(readEvent(body)).toEqual({ unreadable: 'malformed' });
  });
});

describe('the time of an event', () => {
  it.each<[string, bigint]>([
    ['2025-12-02T06:31:34Z', 1_764_657_094_000_000_000n],
    ['2025-12-02T06:31:34.5Z', 1_764_657_094_500_000_000n],
    ['2025-12-02T06:00:01.374253Z', 1_764_655_201_374_253_000n],
    ['2025-12-02T06:31:34.895815554Z', 1_764_657_094_895_815_554n],
    ['2025-12-02T06:31:34.895815553Z', 1_764_657_094_895_815_553n],
    ['2025-12-02T07:31:34.895815554+01:00', 1_764_657_094_895_815_554n],
  ])('%s is %s ns', (time, nanoseconds) => {
    expect(readNanoseconds(time)).toBe(nanoseconds);
  });
});

it('the JSON Schema of the published event names every member', () => {
  const { properties } = JSON.parse(readFileSync('docs/account-status-changed.schema.json', 'utf8'));
  expect(Object.keys(properties)).toEqual([
    ...['id', 'identifier', 'connection', 'account', 'status', 'oldStatus', 'occurredAt'],
  ]);
});
