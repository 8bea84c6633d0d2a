import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { userHash } from '../../../../shared/state/user-key.ts';
import { awaitLooks, endOffboarding } from '../../../support/stack/offboardings.ts';
import { link, linkGmail, signedIn, simulator, stack, token } from '../../../support/stack/product.ts';

type Browser = Awaited<ReturnType<typeof signedIn>>;

const ada = 'offboarding-ada';
let asAda: Browser;
let ended: Awaited<ReturnType<typeof endOffboarding>>;

beforeAll(async () => {
  asAda = await signedIn(ada);
  await linkGmail(ada);
  // A connection of the environment that the product has not.
  await simulator.post('accounts/status', { identifier: ada, connection: 'github-local', status: 'ACTIVE' });
  await asAda('POST /connections/slack/authorize?account=work');
  await asAda('PUT /digest', { time: '07:30', timeZone: 'UTC' });
  const draft = { connection: 'gmail', input: { to: 'bob@example.com', subject: 's', body: 'b' } };
  await asAda('POST /actions/gmail_create_draft', draft, { 'idempotency-key': randomUUID() });
});

describe('DELETE /users/me', () => {
  it('starts one offboarding, however often it is sent', async () => {
    const first = await asAda('DELETE /users/me');
    expect([first.status, first.json.status]).toEqual([202, 'RUNNING']);
    expect((await asAda('DELETE /users/me')).json).toEqual(first.json);
    expect((await asAda('GET /users/me/offboarding')).json.status).toBe('RUNNING');
  });

  it('lets no link and no digest begin meanwhile', async () => {
    for (const [route, body] of [
      ['POST /connections/gmail/authorize', {}],
      ['PUT /digest', { time: '07:30', timeZone: 'UTC' }],
    ] as const) {
      const { status, json } = await asAda(route, body);
      expect([status, json.code]).toEqual([409, 'request-in-progress']);
    }
  });

  it('removes what appeared after its first look, too, and ends with a record', async () => {
    await awaitLooks(ada, 1);
    await link(ada, 'notion');
    ended = await endOffboarding(ada, asAda);
    expect(ended).toMatchObject({ status: 'DONE', looks: 3 });
    expect(ended.removed).toEqual({
      accounts: 4,
      schedules: 1,
      digestSettings: 1,
      executions: 1,
      links: 2,
      labels: 1,
    });
    const statement = JSON.parse(ended.record.statement);
    expect(statement).toMatchObject({
      type: 'onbehalf-offboarding',
      user: userHash({ issuer: stack.issuerUrl, identifier: ada }),
      removed: ended.removed,
      foundByLaterLooks: 1,
    });
    expect(ended.record.statement).not.toContain(ada);
  });

  it('returns DONE for a user who has not come back', async () => {
    const again = await asAda('DELETE /users/me');
    expect([again.status, again.json]).toEqual([202, { status: 'DONE', startedAt: ended.startedAt }]);
  });

  it('is sent by a service for the user whom it names', async () => {
    const claims = { sub: 'jobs', client_id: stack.serviceClientId, scope: 'onbehalf/act-as' };
    const bearer = await token(claims);
    const named = await fetch(`${stack.apiUrl}/users/me/offboarding`, {
      headers: { authorization: `Bearer ${bearer}`, 'on-behalf-of': ada },
    });
    expect(await named.json()).toEqual(ended);
  });
});

describe('a user who comes back', () => {
  it('starts afresh, and can be offboarded again', async () => {
    const { status } = await asAda('POST /connections/gmail/authorize', {});
    expect(status).toBe(201);
    const second = await asAda('DELETE /users/me');
    expect(second.json.status).toBe('RUNNING');
    expect(Date.parse(second.json.startedAt)).toBeGreaterThan(Date.parse(ended.endedAt));
    expect((await endOffboarding(ada, asAda)).removed).toMatchObject({ accounts: 1 });
  });
});
