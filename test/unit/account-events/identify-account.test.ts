import { expect, it } from 'vitest';
import type { AccountEvent } from '../../../functions/account-events/event.ts';
import { identifyAccount } from '../../../functions/account-events/identify-account.ts';

const data = { id: 'ca_1', identifier: 'ada', connection_id: 'conn_1', status: 'EXPIRED' as const };
const event = {
  ...{ id: 'evt_1', occurred_at: '2025-12-02T06:31:34Z', occurredAt: { nanoseconds: 1n, text: '' } },
  ...{ type: 'connected_account.updated', kind: 'hint' as const },
};

it.each([undefined, null, ''])(
  'an event with %j for the name of its connection names it by its id',
  async (none) => {
    const deps = {
      issuer: 'https://issuer',
      connections: {
        resolve: async ({ id, name }: { id: string; name?: string | undefined }) => name ?? `name of ${id}`,
      },
      labels: { findOwner: async () => undefined },
    };
    const given: AccountEvent = { ...event, data: { ...data, connection_name: none } };
    expect(await identifyAccount(given, { deadline: 0 }, deps)).toEqual({
      user: { issuer: 'https://issuer', identifier: 'ada' },
      ref: { connection: 'name of conn_1' },
    });
  },
);
