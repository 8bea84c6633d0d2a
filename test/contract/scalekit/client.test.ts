import { describe, expect, it } from 'vitest';
import { rejectionOf } from '../../support/error-of.ts';
import { codeOf, scope, useSimulatedClient } from '../../support/scalekit/simulated-client.ts';

const send = {
  connection: 'gmail',
  tool: 'gmail_send_message',
  input: { to: 'b@example.com', subject: 's', body: 'b' },
};
const { client, linked, control } = useSimulatedClient();

describe('the first calls of a client', () => {
  it('make one token request for twenty concurrent calls, and one RPC each', async () => {
    const since = (await control().get('rpcs')).lastSeq;
    const scalekit = client();
    await Promise.all(Array.from({ length: 20 }, () => scalekit.accounts.list(scope('cold'))));
    const { entries } = await control().get(`rpcs?since=${since}`);
    const count = (method: string) => entries.filter((entry) => entry.method === method).length;
    expect({ token: count('token'), list: count('listConnectedAccounts') }).toEqual({ token: 1, list: 20 });
    expect(entries.every(({ outcome }) => outcome === 'OK')).toBe(true);
  });

  it('survive a revoked token: a read is sent again with a new one', async () => {
    const scalekit = await linked('revoked');
    await control().post('tokens/expire', {});
    expect(await scalekit.accounts.list(scope('revoked'))).toHaveLength(1);
  });

  it('fail with upstream-unavailable when the secret is wrong', async () => {
    const wrong = client('wrong');
    expect((await rejectionOf(wrong.accounts.list(scope('wrong')))).code).toBe('upstream-unavailable');
    expect(codeOf(await wrong.tools.write(send, scope('wrong')))).toBe('not-run upstream-unavailable');
  });

  it('fail with upstream-unavailable when the address does not listen', async () => {
    const nowhere = client(undefined, 'http://127.0.0.1:9');
    expect((await rejectionOf(nowhere.tools.prepare(scope('nowhere')))).code).toBe('upstream-unavailable');
    expect(codeOf(await nowhere.tools.write(send, scope('nowhere')))).toBe('not-run upstream-unavailable');
  });
});

describe('accounts', () => {
  it('are created and deleted, and each step may be repeated', async () => {
    const { accounts } = client();
    expect(await accounts.find({ connection: 'gmail' }, scope('steps'))).toEqual({
      connection: 'gmail',
      status: 'NOT_CONNECTED',
    });
    await accounts.create({ connection: 'gmail' }, scope('steps'));
    await accounts.create({ connection: 'gmail' }, scope('steps'));
    expect(await accounts.find({ connection: 'gmail' }, scope('steps'))).toMatchObject({
      connection: 'gmail',
      status: 'PENDING_AUTH',
    });
    for (let time = 0; time < 2; time += 1) {
      await accounts.removeAll({ connection: 'gmail' }, scope('steps'));
      expect(await accounts.find({ connection: 'gmail' }, scope('steps'))).toMatchObject({
        status: 'NOT_CONNECTED',
      });
    }
  });

  it('count as removed where another caller deletes them after they were listed', async () => {
    const { accounts } = await linked('raced');
    await control().post('faults', {
      ...{ at: 'scalekit.deleteConnectedAccount', identifier: 'raced' },
      ...{ do: 'error', code: 'NotFound', when: 'after' },
    });
    await accounts.removeAll({ connection: 'gmail' }, scope('raced'));
    expect(await accounts.find({ connection: 'gmail' }, scope('raced'))).toMatchObject({
      status: 'NOT_CONNECTED',
    });
  });

  it.each(['create', 'removeAll'] as const)('fail with any other refusal: %s', async (step) => {
    const { accounts } = await linked(`refused-${step}`);
    const rpc = step === 'create' ? 'createConnectedAccount' : 'deleteConnectedAccount';
    await control().post('faults', {
      ...{ at: `scalekit.${rpc}`, identifier: `refused-${step}`, do: 'error', code: 'InvalidArgument' },
    });
    expect((await rejectionOf(accounts[step]({ connection: 'gmail' }, scope(`refused-${step}`)))).code).toBe(
      'provider-error',
    );
  });

  it.each(['ACTIVE', 'EXPIRED', 'PENDING_AUTH', 'PENDING_VERIFICATION', 'DISCONNECTED'])(
    'report %s',
    async (status) => {
      await control().post('accounts/status', { identifier: `is-${status}`, connection: 'gmail-x7', status });
      const [account] = await client().accounts.list(scope(`is-${status}`));
      expect(account).toMatchObject({ connection: 'gmail', status });
      expect(Math.abs(Date.now() - (account?.updatedAt ?? 0))).toBeLessThan(5_000);
    },
  );

  it('read a status without fetching a user token', async () => {
    const scalekit = await linked('tokenless');
    await scalekit.accounts.list(scope('tokenless'));
    await scalekit.accounts.find({ connection: 'gmail' }, scope('tokenless'));
    const { entries } = await control().get('rpcs?identifier=tokenless');
    expect([...new Set(entries.map(({ method }) => method))]).toEqual(['listConnectedAccounts']);
  });

  it('are read again when the connection was reset', async () => {
    const scalekit = await linked('reset-read');
    await control().post('faults', {
      at: 'scalekit.listConnectedAccounts',
      identifier: 'reset-read',
      do: 'reset',
    });
    expect(await scalekit.accounts.list(scope('reset-read'))).toHaveLength(1);
  });
});

describe('a rate limit of Scalekit', () => {
  const fault = { do: 'error', status: 429, retryAfter: 1 };
  const callsOf = async (identifier: string) =>
    (await control().get(`rpcs?identifier=${identifier}`)).entries.map(({ outcome }) => outcome);

  it('delays a call that reads', async () => {
    const scalekit = await linked('limited-list');
    await control().post('faults', {
      ...{ at: 'scalekit.listConnectedAccounts', identifier: 'limited-list' },
      ...fault,
    });
    expect(await scalekit.accounts.list(scope('limited-list'))).toHaveLength(1);
    expect(await callsOf('limited-list')).toEqual(['HTTP_429', 'OK']);
  });

  it('fails a call that changes something', async () => {
    const scalekit = await linked('limited-remove');
    await control().post('faults', {
      ...{ at: 'scalekit.deleteConnectedAccount', identifier: 'limited-remove' },
      ...fault,
    });
    const error = await rejectionOf(
      scalekit.accounts.removeAll({ connection: 'gmail' }, scope('limited-remove')),
    );
    expect(error).toMatchObject({ code: 'upstream-unavailable', facts: { retryAfter: 1 } });
    expect(await callsOf('limited-remove')).toEqual(['OK', 'HTTP_429']);
  });
});

describe('links', () => {
  it('verify the user who came back, and no other user, once', async () => {
    const { accounts, links } = client();
    await accounts.create({ connection: 'gmail' }, scope('link'));
    const request = { connection: 'gmail', state: 'st', userVerifyUrl: 'https://app.example.com/callback' };
    const { url, expiresAt } = await links.create(request, scope('link'));
    expect(expiresAt).toBeGreaterThan(Date.now());
    const { redirectTo } = await control().post('consents', { link: url, decision: 'approve' });
    const back = new URL(redirectTo);
    expect(back.searchParams.get('state')).toBe('st');
    const id = back.searchParams.get('auth_request_id') ?? '';
    expect(await links.verify({ authRequestId: id }, scope('eve'))).toBe('mismatch');
    expect(await links.verify({ authRequestId: 'unknown' }, scope('link'))).toBe('not-found');
    expect(await links.verify({ authRequestId: id }, scope('link'))).toBe('verified');
    expect(await links.verify({ authRequestId: id }, scope('link'))).toBe('not-found');
    expect(await accounts.find({ connection: 'gmail' }, scope('link'))).toMatchObject({ status: 'ACTIVE' });
  });

  it('verify reports a workspace token that Scalekit refuses as unavailable, never as an unknown consent', async () => {
    const { links } = await linked('refused-token');
    const at = 'scalekit.verifyConnectedAccountUser';
    const refusal = { do: 'error', code: 'Unauthenticated', times: 9 };
    await control().post('faults', { at, identifier: 'refused-token', ...refusal });
    const error = await rejectionOf(links.verify({ authRequestId: 'any' }, scope('refused-token')));
    expect(error.code).toBe('upstream-unavailable');
  });
});
