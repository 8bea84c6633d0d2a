import { describe, expect, it } from 'vitest';
import { accountIdentifier } from '../../../shared/scalekit/account-identifier.ts';
import { scope, useSimulatedClient } from '../../support/scalekit/simulated-client.ts';

const { client, control } = useSimulatedClient();
const work = { connection: 'gmail', account: 'work' };
const send = { tool: 'gmail_send_message', input: { to: 'b@example.com', subject: 's', body: 'b' } };

/** A user with a default account and one of the label `work`, both ACTIVE. */
async function linkBoth(identifier: string) {
  const ada = scope(identifier);
  const alias = accountIdentifier(ada.user, 'work');
  for (const each of [identifier, alias]) {
    const request = { identifier: each, connection: 'gmail-x7', status: 'ACTIVE' };
    await control().post('accounts/status', request);
  }
  return { scalekit: client(), ada, alias };
}

describe('a labelled account', () => {
  it('has an identifier of its own, which differs by issuer, user and label', () => {
    const user = { issuer: 'https://one', identifier: 'ada' };
    const identifiers = [
      accountIdentifier(user, undefined),
      accountIdentifier(user, 'work'),
      accountIdentifier(user, 'club'),
      accountIdentifier({ ...user, issuer: 'https://two' }, 'work'),
      accountIdentifier({ ...user, identifier: 'bob' }, 'work'),
    ];
    expect(identifiers[0]).toBe('ada');
    expect(new Set(identifiers).size).toBe(5);
  });

  it('is found, listed and removed by its label, and the default account without one', async () => {
    const { scalekit, ada } = await linkBoth('both');
    const { accounts } = scalekit;
    expect(await accounts.list(ada)).toMatchObject([{ connection: 'gmail', status: 'ACTIVE' }]);
    expect((await accounts.list(ada))[0]).not.toHaveProperty('account');
    expect(await accounts.list(ada, 'work')).toMatchObject([{ ...work, status: 'ACTIVE' }]);
    await accounts.removeAll(work, ada);
    expect(await accounts.find(work, ada)).toEqual({ ...work, status: 'NOT_CONNECTED' });
    expect(await accounts.find({ connection: 'gmail' }, ada)).toMatchObject({ status: 'ACTIVE' });
  });

  it('runs tools, lists tools and lends its token', async () => {
    const { scalekit, ada, alias } = await linkBoth('acts');
    const since = (await control().get('rpcs')).lastSeq;
    expect(await scalekit.tools.write({ ...work, ...send }, ada)).toMatchObject({ outcome: 'done' });
    expect(await scalekit.tools.definitions(work, ada)).not.toEqual([]);
    const path = ['gmail', 'v1', 'users', 'me', 'profile'];
    expect(await scalekit.direct.use(work, ada, (api) => api.get(path))).toHaveProperty('emailAddress');
    const { entries } = await control().get(`rpcs?since=${since}`);
    const named = entries.flatMap(({ identifier }) => (identifier === undefined ? [] : [identifier]));
    expect([...new Set(named)]).toEqual([alias]);
  });

  it('is the account of which its failures speak', async () => {
    const { scalekit, ada, alias } = await linkBoth('fails');
    await control().post('accounts/status', { identifier: alias, connection: 'gmail-x7', status: 'EXPIRED' });
    const run = await scalekit.tools.read({ ...work, tool: 'gmail_get_profile', input: {} }, ada);
    expect(run).toMatchObject({ error: { code: 'reconnect-required', facts: work } });
  });
});
