import { describe, expect, it } from 'vitest';
import { consentToLink, finish, statusAndCode } from '../../support/stack/linking.ts';
import { consent, signedIn, simulator } from '../../support/stack/product.ts';

const connection = 'gmail-local';

let count = 0;
async function newUser() {
  count += 1;
  const user = `leaver-${count}`;
  return { user, ada: await signedIn(user) };
}

async function giveAccounts(identifier: string, scopes: Record<string, string>[]): Promise<void> {
  for (const scope of scopes) {
    await simulator.post('accounts', { identifier, connection, status: 'ACTIVE', ...scope });
  }
}

async function deletions(identifier: string): Promise<number> {
  const { entries } = await simulator.get(`ledger?identifier=${identifier}`);
  return entries.filter(({ kind }) => kind === 'account-deleted').length;
}

describe('DELETE /connections/{connection}', () => {
  it.each<[string, Record<string, string>[]]>([
    ['without and with an organization', [{}, { organizationId: 'org_1' }]],
    ['of a user id', [{ userId: 'usr_1' }]],
    [
      'of two organizations and a user id',
      [{ organizationId: 'org_1' }, { organizationId: 'org_2' }, { userId: 'usr_1' }],
    ],
  ])('ends the accounts %s', async (_case, scopes) => {
    const { user, ada } = await newUser();
    await giveAccounts(user, scopes);
    await simulator.post('accounts', { identifier: user, connection: 'slack-local', status: 'ACTIVE' });
    expect((await ada('DELETE /connections/gmail')).status).toBe(204);
    expect((await ada('GET /connections/gmail')).json.status).toBe('NOT_CONNECTED');
    expect((await ada('GET /connections/slack')).json.status).toBe('ACTIVE');
    expect(await deletions(user)).toBe(scopes.length);
    const body = { connection: 'gmail', input: { to: 'bob@example.com', subject: 'Hi', body: 'there' } };
    const written = await ada('POST /actions/gmail_send_message', body, {
      'idempotency-key': `${user}-0123456789`,
    });
    expect(statusAndCode(written)).toBe('409 reconnect-required');
  });

  it('ends more accounts than one page of the list has', async () => {
    const { user, ada } = await newUser();
    await giveAccounts(
      user,
      Array.from({ length: 120 }, (_, each) => ({ userId: `usr_${each}` })),
    );
    expect((await ada('DELETE /connections/gmail')).status).toBe(204);
    expect(await deletions(user)).toBe(120);
  });

  it.each(['deleteConnectedAccount', 'listConnectedAccounts'])(
    'is 503 when %s fails, and is completed by a repeat',
    async (method) => {
      const { user, ada } = await newUser();
      await giveAccounts(user, [{}, { organizationId: 'org_1' }]);
      const fault = {
        at: `scalekit.${method}`,
        identifier: user,
        do: 'error',
        code: 'Unavailable',
        times: 20,
      };
      await simulator.post('faults', fault);
      expect(statusAndCode(await ada('DELETE /connections/gmail'))).toBe('503 upstream-unavailable');
      await simulator.remove(`faults?identifier=${user}`);
      expect((await ada('DELETE /connections/gmail')).status).toBe(204);
      expect((await ada('GET /connections/gmail')).json.status).toBe('NOT_CONNECTED');
      expect(await deletions(user)).toBe(2);
    },
  );

  it("ends the user's open flows on the connection, a service's too, and frees their places", async () => {
    const { user, ada } = await newUser();
    const service = await signedIn('local-service', { client_id: 'local-service', scope: 'onbehalf/act-as' });
    const { json: theirs } = await service('POST /connections/gmail/authorize', {}, { 'on-behalf-of': user });
    const own = [];
    for (let flow = 0; flow < 3; flow += 1) own.push(await consentToLink(ada));
    const other = await consentToLink(ada, 'slack');
    expect(statusAndCode(await ada('POST /connections/gmail/authorize'))).toBe('429 rate-limited');
    expect((await ada('DELETE /connections/gmail')).status).toBe(204);
    for (const back of own) expect(statusAndCode(await finish(ada, back))).toBe('410 flow-expired');
    const late = { authRequestId: 'unknown', state: theirs.state, confirmed: true } as const;
    expect(statusAndCode(await finish(ada, late))).toBe('410 flow-expired');
    for (let flow = 0; flow < 4; flow += 1)
      expect((await ada('POST /connections/gmail/authorize')).status).toBe(201);
    expect((await finish(ada, other)).status).toBe(200);
  });
});

describe('the place of a flow', () => {
  it.each<[string, (ada: Awaited<ReturnType<typeof signedIn>>, user: string) => Promise<unknown>]>([
    [
      'that its user cancelled',
      async (ada) => {
        const { json } = await ada('POST /connections/gmail/authorize');
        const back = await consent(json.authorizationUrl, 'refuse');
        return ada('POST /connections/cancel', { state: back.get('state') });
      },
    ],
    [
      'whose consent has expired',
      async (ada, user) => {
        const back = await consentToLink(ada);
        await simulator.post('links/expire', { identifier: user });
        return finish(ada, back);
      },
    ],
    [
      'whose unknown consent is reported as expired, beside open flows on other connections',
      async (ada) => {
        await ada('POST /connections/notion/authorize');
        const { state } = await consentToLink(ada);
        const response = await finish(ada, { state, authRequestId: 'unknown' });
        expect(statusAndCode(response)).toBe('410 flow-expired');
        return ada('DELETE /connections/notion');
      },
    ],
    [
      "that came back with another user's consent",
      async (ada, user) => {
        const other = await consentToLink(await signedIn(`${user}-other`));
        const own = await consentToLink(ada);
        await finish(ada, { ...other, state: own.state });
        return (await signedIn(`${user}-other`))('DELETE /connections/gmail');
      },
    ],
    [
      "that came back with another user's token",
      async (ada, user) => finish(await signedIn(`${user}-eve`), await consentToLink(ada)),
    ],
    ['that was finished', async (ada) => finish(ada, await consentToLink(ada, 'slack'))],
  ])('%s is free immediately', async (_case, end) => {
    const { user, ada } = await newUser();
    for (let flow = 0; flow < 7; flow += 1) {
      await end(ada, user);
      await ada('DELETE /connections/slack');
    }
    expect((await ada('POST /connections/notion/authorize')).status).toBe(201);
  });
});

describe('POST /connections/cancel', () => {
  it("returns 204 without effect for a flow that has ended, and 403 for another user's, which is revoked", async () => {
    const [{ ada }, { ada: eve }] = [await newUser(), await newUser()];
    const done = await consentToLink(ada);
    await finish(ada, done);
    expect((await ada('POST /connections/cancel', { state: done.state })).status).toBe(204);
    expect((await finish(ada, done)).status).toBe(200);
    const open = await consentToLink(ada, 'slack');
    expect(statusAndCode(await eve('POST /connections/cancel', { state: open.state }))).toBe(
      '403 flow-rejected',
    );
    expect(statusAndCode(await finish(ada, open))).toBe('403 flow-rejected');
  });

  it.each([
    {},
    { state: 'short' },
    { state: 'x'.repeat(513) },
    { state: 'x'.repeat(20), authRequestId: 'x' },
    { state: 1 },
  ])('returns 400 for %j', async (body) => {
    const { ada } = await newUser();
    expect(statusAndCode(await ada('POST /connections/cancel', body))).toBe('400 invalid-request');
  });
});
