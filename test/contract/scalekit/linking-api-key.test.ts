import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../../functions/callback-status/verify.ts';
import { authorize } from '../../../functions/connect/authorize.ts';
import { type Simulator, startSimulator } from '../../../infra/local/scalekit/server/simulator.ts';
import { createScalekit } from '../../../shared/scalekit/client.ts';
import { cachedCredentials } from '../../../shared/scalekit/rpc/credentials.ts';
import { requestScope } from '../../support/request-scope.ts';
import { fakeConsents } from '../../support/state/fake-consents.ts';
import { fakeDigestSettings } from '../../support/state/fake-digest-settings.ts';
import { fakeFlows } from '../../support/state/fake-flows.ts';
import { fakeLabels } from '../../support/state/fake-labels.ts';
import { fakeOffboardings, noTrails } from '../../support/state/fake-offboardings.ts';

const scope = requestScope({ deadline: Date.now() + 60_000 });

describe('a connection that takes an API key', () => {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator({
      clientId: 'id',
      clientSecret: 'secret',
      connections: [{ name: 'desk-x7', provider: 'FRESHDESK', authorization: 'API_KEY' }],
      mailboxDir: 'infra/local/sample-mailbox',
    });
  });
  afterAll(() => simulator.close());

  it('is linked by the same calls: the user enters the key on the page of the link', async () => {
    const credentials = cachedCredentials(async () =>
      JSON.stringify({ clientId: 'id', clientSecret: 'secret' }),
    );
    const names = { desk: 'desk-x7' };
    const scalekit = createScalekit({ environmentUrl: simulator.url, credentials, names });
    const state = { flows: fakeFlows(), labels: fakeLabels(), settings: fakeDigestSettings() };
    const log = { warn: () => {} };
    const guards = { trails: noTrails, offboardings: fakeOffboardings() };
    const deps = { scalekit, ...state, ...guards, consents: fakeConsents(), now: Date.now, log };
    const userVerifyUrl = 'https://app.example.com/callback';
    const { response } = await authorize({ connection: 'desk' }, scope, { ...deps, userVerifyUrl });
    if (!('state' in response)) throw new Error('No link was made.');

    const link = response.authorizationUrl;
    expect(await (await fetch(link)).text()).toContain('name="api_key"');
    const approve = (key: string) =>
      fetch(link, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ decision: 'approve', api_key: key }),
      });
    expect((await approve(' ')).status).toBe(400);
    const back = new URL((await approve('key-of-ada')).headers.get('location') ?? '');
    expect(back.searchParams.get('state')).toBe(response.state);

    const authRequestId = back.searchParams.get('auth_request_id') ?? '';
    expect(await verify({ state: response.state, authRequestId }, scope, deps)).toEqual({
      connection: 'desk',
      status: 'ACTIVE',
    });
    const account = await scalekit.accounts.find({ connection: 'desk' }, scope);
    expect(account.status).toBe('ACTIVE');
  });
});
