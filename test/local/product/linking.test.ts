import { describe, expect, it } from 'vitest';
import { consent, linkGmail, signedIn, simulator } from '../../support/stack/product.ts';

describe('linking an account', () => {
  it('takes the user who started it from NOT_CONNECTED to ACTIVE', async () => {
    const ada = await signedIn('link-ada');
    expect((await ada('GET /connections/gmail')).json).toMatchObject({ status: 'NOT_CONNECTED' });
    const { status, json: flow } = await ada('POST /connections/gmail/authorize');
    expect(status).toBe(201);
    expect((await ada('GET /connections/gmail')).json).toMatchObject({ status: 'PENDING_AUTH' });
    const back = await consent(flow.authorizationUrl);
    expect(back.get('state')).toBe(flow.state);
    const body = { authRequestId: back.get('auth_request_id'), state: flow.state };
    expect(await ada('POST /connections/verify', body)).toMatchObject({
      status: 200,
      json: { connection: 'gmail', status: 'ACTIVE' },
    });
    const { json: all } = await ada('GET /connections');
    expect(all.connections[0]).toMatchObject({ connection: 'gmail', status: 'ACTIVE' });
    expect(await ada('POST /connections/gmail/authorize')).toMatchObject({
      status: 200,
      json: { status: 'ACTIVE' },
    });
  });

  it("rejects a victim who comes back from an attacker's link, and revokes the flow", async () => {
    const [attacker, victim] = [await signedIn('link-eve'), await signedIn('link-victim')];
    const { json: flow } = await attacker('POST /connections/gmail/authorize');
    const back = await consent(flow.authorizationUrl);
    const body = { authRequestId: back.get('auth_request_id'), state: flow.state };
    expect(await victim('POST /connections/verify', body)).toMatchObject({
      status: 403,
      json: { code: 'flow-rejected' },
    });
    expect(await attacker('POST /connections/verify', body)).toMatchObject({
      status: 403,
      json: { code: 'flow-rejected' },
    });
    for (const user of [attacker, victim]) {
      expect((await user('GET /connections/gmail')).json.status).not.toBe('ACTIVE');
    }
  });

  it('stays unlinked when the user refuses', async () => {
    const ada = await signedIn('link-refuser');
    const { json: flow } = await ada('POST /connections/gmail/authorize');
    const back = await consent(flow.authorizationUrl, 'refuse');
    expect(back.get('error')).toBe('access_denied');
    expect((await ada('GET /connections/gmail')).json).toMatchObject({ status: 'PENDING_AUTH' });
  });

  it('ends with DELETE, also when repeated', async () => {
    await linkGmail('link-leaver');
    const ada = await signedIn('link-leaver');
    expect(await ada('DELETE /connections/gmail')).toMatchObject({ status: 204, text: '' });
    expect((await ada('DELETE /connections/gmail')).status).toBe(204);
    expect((await ada('GET /connections/gmail')).json).toMatchObject({ status: 'NOT_CONNECTED' });
    const { entries } = await simulator.get('ledger?identifier=link-leaver');
    expect(entries.filter(({ kind }) => kind === 'account-deleted')).toHaveLength(1);
  });

  it.each(['EXPIRED', 'DISCONNECTED'])(
    'repairs an account that is %s, by the reconnect route of its status',
    async (status) => {
      const identifier = `link-again-${status.toLowerCase()}`;
      await simulator.post('accounts/status', { identifier, connection: 'gmail-local', status });
      const ada = await signedIn(identifier);
      const { json: lost } = await ada('GET /connections/gmail');
      expect(lost).toMatchObject({ status, reconnect: 'POST /connections/gmail/authorize?force=true' });
      const { json: flow } = await ada(lost.reconnect);
      expect(flow.status).toBe(status);
      const back = await consent(flow.authorizationUrl);
      const body = { authRequestId: back.get('auth_request_id'), state: flow.state };
      expect((await ada('POST /connections/verify', body)).status).toBe(200);
      const { json: linked } = await ada('GET /connections/gmail');
      expect([linked.status, linked.reconnect]).toEqual(['ACTIVE', undefined]);
    },
  );

  it('starts for an ACTIVE account with force, and leaves the account usable', async () => {
    await linkGmail('link-forced');
    const ada = await signedIn('link-forced');
    const { status, json: flow } = await ada('POST /connections/gmail/authorize', { force: true });
    expect([status, flow.status]).toEqual([201, 'ACTIVE']);
    const back = await consent(flow.authorizationUrl);
    const body = { authRequestId: back.get('auth_request_id'), state: flow.state };
    expect((await ada('POST /connections/verify', body)).status).toBe(200);
    expect((await ada('GET /connections/gmail')).json).toMatchObject({ status: 'ACTIVE' });
    expect((await ada('POST /connections/gmail/authorize', { force: 'yes' })).status).toBe(400);
  });
});
