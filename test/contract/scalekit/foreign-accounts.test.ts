import { create, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import {
  type ConnectedAccountForListSchema,
  ConnectorStatus,
  GetConnectedAccountByIdentifierResponseSchema,
  ListConnectedAccountsResponseSchema,
} from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { startHostileScalekit } from '../../support/scalekit/hostile-scalekit.ts';
import { scope } from '../../support/scalekit/simulated-client.ts';

let scalekit: Awaited<ReturnType<typeof startHostileScalekit>>;
beforeAll(async () => {
  scalekit = await startHostileScalekit();
});
afterAll(() => scalekit.close());

type Listed = MessageInitShape<typeof ConnectedAccountForListSchema>;

const { ACTIVE, EXPIRED } = ConnectorStatus;
/** One that Scalekit may add. */
const NEW_STATUS: number = 99;

/** Scalekit returns these accounts to every list call, with any filter. */
function list(...connectedAccounts: Listed[]): void {
  const message = create(ListConnectedAccountsResponseSchema, { connectedAccounts });
  scalekit.respondWith([Buffer.from(toBinary(ListConnectedAccountsResponseSchema, message))]);
}

/** Ada has no account on gmail, and disconnecting her deletes none: one call lists, and no other follows. */
async function expectNothingOnGmail(): Promise<void> {
  const { accounts } = scalekit.client;
  expect(await accounts.find({ connection: 'gmail' }, scope('ada'))).toEqual({
    connection: 'gmail',
    status: 'NOT_CONNECTED',
  });
  const before = scalekit.calls();
  await accounts.removeAll({ connection: 'gmail' }, scope('ada'));
  expect(scalekit.calls() - before).toBe(1);
}

describe('a list of accounts whose filter is loose', () => {
  it.each([
    ['another user', { id: 'ca_1', identifier: 'bob', connector: 'gmail-x7', status: ACTIVE }],
    [
      'another user, in another case',
      { id: 'ca_1', identifier: 'ADA', connector: 'gmail-x7', status: ACTIVE },
    ],
    ['another connection', { id: 'ca_1', identifier: 'ada', connector: 'gmail-x8', status: ACTIVE }],
  ])('shows and deletes nothing of %s', async (_whose, account) => {
    list(account);
    const { accounts } = scalekit.client;
    expect(await accounts.list(scope('ada'))).toEqual([]);
    expect(await accounts.listAll(scope('ada'))).toEqual([]);
    await expectNothingOnGmail();
    const { everyAccount } = scalekit.client;
    expect(await everyAccount.list(scope('ada'))).toEqual(account.identifier === 'ada' ? ['ca_1'] : []);
  });

  it('shows and deletes nothing of the user’s account on another connection of the product', async () => {
    list({ id: 'ca_1', identifier: 'ada', connector: 'slack-x7', status: ACTIVE });
    await expectNothingOnGmail();
  });

  it('shows each of the user’s own accounts by its id, and one per connection', async () => {
    list(
      { id: 'ca_1', identifier: 'ada', connector: 'gmail-x7', status: EXPIRED },
      { id: 'ca_2', identifier: 'bob', connector: 'gmail-x7', status: ACTIVE },
      { id: 'ca_3', identifier: 'ada', connector: 'gmail-x7', status: ACTIVE },
    );
    const { accounts } = scalekit.client;
    expect(await accounts.listAll(scope('ada'))).toEqual([
      { id: 'ca_1', connection: 'gmail', status: 'EXPIRED' },
      { id: 'ca_3', connection: 'gmail', status: 'ACTIVE' },
    ]);
    expect(await accounts.list(scope('ada'))).toEqual([{ connection: 'gmail', status: 'ACTIVE' }]);
  });

  it('shows an account with a new status as one that its user has to link', async () => {
    list({ id: 'ca_1', identifier: 'ada', connector: 'gmail-x7', status: NEW_STATUS });
    expect(await scalekit.client.accounts.list(scope('ada'))).toEqual([
      { connection: 'gmail', status: 'PENDING_AUTH' },
    ]);
  });

  it('that still shows a deleted account fails the removal after some rounds', async () => {
    list({ id: 'ca_1', identifier: 'ada', connector: 'gmail-x7', status: ACTIVE });
    const before = scalekit.calls();
    await expect(
      scalekit.client.accounts.removeAll({ connection: 'gmail' }, scope('ada')),
    ).rejects.toMatchObject({
      code: 'upstream-unavailable',
    });
    expect(scalekit.calls() - before).toBe(10);
  });
});

describe('the credential of an account', () => {
  it.each([
    ['of another user is never used', 'bob', ['internal', 0]],
    ['of the user is used', 'ada', ['ada', 1]],
    ['without a name is used, as the account that was asked for', '', ['ada', 1]],
  ])('%s', async (_which, identifier, expected) => {
    const authorizationDetails = { details: { case: 'oauthToken', value: { accessToken: 'at' } } } as const;
    const message = create(GetConnectedAccountByIdentifierResponseSchema, {
      connectedAccount: {
        id: 'ca_1',
        identifier,
        connector: 'gmail-x7',
        status: ACTIVE,
        authorizationDetails,
      },
    });
    scalekit.respondWith([Buffer.from(toBinary(GetConnectedAccountByIdentifierResponseSchema, message))]);
    let uses = 0;
    const outcome = await scalekit.client.direct
      .use({ connection: 'gmail' }, scope('ada'), async () => {
        uses += 1;
        return 'ada';
      })
      .catch((error: AppError) => error.code);
    expect([outcome, uses]).toEqual(expected);
  });
});
