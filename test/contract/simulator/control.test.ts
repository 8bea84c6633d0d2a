import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CLIENT_SECRET,
  CONNECTION,
  SimulatedScalekit,
  thrownBy,
} from '../../support/scalekit/simulated-scalekit.ts';

let scalekit: SimulatedScalekit;
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start();
});
afterAll(() => scalekit.stop());

const post = (path: string, body: unknown) => scalekit.control('POST', path, body);

describe('faults', () => {
  it('fire for the next calls of that operation and identifier, and for no others', async () => {
    const { actions } = scalekit.client();
    await post('faults', {
      at: 'scalekit.listConnectedAccounts',
      identifier: 'failing',
      do: 'error',
      code: 'Internal',
      times: 1,
    });
    await actions.listConnectedAccounts({ identifier: 'spared' });
    const error = await thrownBy(actions.listConnectedAccounts({ identifier: 'failing' }));
    expect(error).toMatchObject({ httpStatus: 500 });
    await actions.listConnectedAccounts({ identifier: 'failing' });
  });

  it('delay a call that then succeeds', async () => {
    const { actions } = scalekit.client();
    await actions.listConnectedAccounts({});
    await post('faults', { at: 'scalekit.listConnectedAccounts', identifier: 'slow', do: 'delay', ms: 120 });
    const started = performance.now();
    await actions.listConnectedAccounts({ identifier: 'slow' });
    expect(performance.now() - started).toBeGreaterThan(115);
  });

  it('make the token endpoint return a page with Retry-After, or a reset', async () => {
    const token = () => fetch(`${scalekit.url}/oauth/token`, { method: 'POST' });
    await post('faults', { at: 'scalekit.token', do: 'error', status: 429, retryAfter: 7 });
    const response = await token();
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await response.text()).toContain('<h1>');
    await post('faults', { at: 'scalekit.token', do: 'reset' });
    await expect(token()).rejects.toThrow('fetch failed');
    expect((await scalekit.calls()).slice(-2).map(({ outcome }) => outcome)).toEqual(['HTTP_429', 'RESET']);
  });

  it('are disarmed for one identifier, or for all', async () => {
    for (const identifier of ['x', 'y']) {
      await post('faults', { at: 'scalekit.executeTool', identifier, do: 'error', code: 'Internal' });
    }
    const left = await scalekit.control('DELETE', 'faults?identifier=x');
    expect(left).toMatchObject({ faults: [{ identifier: 'y', matched: 0, fired: 0 }] });
    expect(await scalekit.control('DELETE', 'faults')).toEqual({ faults: [] });
  });
});

describe('access tokens', () => {
  it('are rejected once expired, so that the SDK fetches another', async () => {
    const { actions } = scalekit.client();
    await actions.listConnectedAccounts({ identifier: 'tokens' });
    await post('tokens/expire', {});
    await actions.listConnectedAccounts({ identifier: 'tokens' });
    const outcomes = (await scalekit.calls('tokens')).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['Unauthenticated', 'OK', 'Unauthenticated', 'OK']);
  });

  it('live as long as configured', async () => {
    await post('tokens', { expiresIn: 1 });
    const { actions } = scalekit.client();
    await actions.listConnectedAccounts({ identifier: 'brief' });
    await new Promise((resolve) => setTimeout(resolve, 1050));
    await actions.listConnectedAccounts({ identifier: 'brief' });
    await post('tokens', { expiresIn: 3600 });
    const refused = (await scalekit.calls('brief')).filter(({ outcome }) => outcome === 'Unauthenticated');
    expect(refused).toHaveLength(2);
  });

  it('are issued only for the new secret after a rotation', async () => {
    await post('credentials', { clientSecret: 'rotated' });
    const old = scalekit.client().actions.listConnectedAccounts({});
    expect(await thrownBy(old)).toMatchObject({ status: 401 });
    await scalekit.client('rotated').actions.listConnectedAccounts({});
    await post('credentials', { clientSecret: CLIENT_SECRET });
  });
});

describe('the control API', () => {
  it.each([
    ['POST', 'faults', { at: 'scalekit.executeTools', do: 'error', code: 'Internal' }, '400'],
    ['POST', 'faults', { at: 'scalekit.executeTool' }, 'do: '],
    [
      'POST',
      'faults',
      { at: 'scalekit.executeTool', do: 'error', code: 'Internal', status: 500 },
      'takes one of',
    ],
    ['POST', 'faults', { at: 'scalekit.token', do: 'error', code: 'Internal' }, 'use status'],
    ['POST', 'faults', { at: 'scalekit.executeTool', do: 'error', code: 'Internal', tims: 3 }, 'tims'],
    [
      'POST',
      'faults',
      { at: 'scalekit.executeTool', do: 'error', code: 'Internal', times: 3, share: 0.5 },
      'one of times',
    ],
    ['POST', 'faults', { at: 'scalekit.executeTool', do: 'error', code: 'Internal', share: 1.5 }, 'share'],
    ['POST', 'faults', { at: 'scalekit.token', tool: 'gmail_get_profile', do: 'close' }, 'executeTool'],
    ['POST', 'faults', { at: 'scalekit.token', identifier: 'x', do: 'close' }, 'no identifier'],
    ['POST', 'accounts/status', { identifier: 'x', connection: 'none', status: 'ACTIVE' }, 'none'],
    ['POST', 'accounts/status', { identifier: 'x', connection: CONNECTION, status: 'active' }, 'status'],
    ['POST', 'consents', { link: 'http://127.0.0.1/magicLink/none', decision: 'approve' }, '404'],
    ['POST', 'mailboxes/x', { dir: '/does/not/exist' }, 'dir: cannot read'],
    ['GET', 'ledger?since=soon', undefined, 'since'],
    ['POST', 'webhooks/endpoints', { url: 'http://127.0.0.1:9', secret: 'whsec_' }, 'is not whsec_'],
    ['POST', 'webhooks/endpoints', { url: 'ftp://127.0.0.1:9' }, 'url'],
    ['POST', 'webhooks/endpoints', { url: 'http://127.0.0.1:9', events: ['user.created'] }, 'events'],
    ['POST', 'webhooks/emit', { type: 'connected_account.updated', identifier: 'x', connection: 'y' }, '404'],
    ['POST', 'accounts', { identifier: 'x', connection: 'none' }, 'none'],
    ['GET', 'nothing', undefined, '404'],
  ] as const)('rejects %s %s with %j and returns the reason', async (method, path, body, reason) => {
    await expect(scalekit.control(method, path, body)).rejects.toThrow(reason);
  });

  it('rejects a body that is not JSON', async () => {
    const response = await fetch(`${scalekit.url}/_simulator/faults`, { method: 'POST', body: '{' });
    expect([response.status, await response.json()]).toEqual([400, { error: 'The body is not JSON.' }]);
  });

  it('reads a log from a sequence number on', async () => {
    const { lastSeq } = await scalekit.control<{ lastSeq: number }>('GET', 'ledger');
    await scalekit.connect('later');
    const { entries } = await scalekit.control<{ entries: object[] }>('GET', `ledger?since=${lastSeq}`);
    expect(entries).toEqual([
      {
        seq: lastSeq + 1,
        at: expect.stringMatching(/^\d{4}-/),
        kind: 'account-status-set',
        identifier: 'later',
        connection: CONNECTION,
        detail: { accountId: expect.stringMatching(/^ca_/), status: 'ACTIVE' },
      },
    ]);
  });

  it('lists accounts without tokens, and removes them on reset', async () => {
    await scalekit.connect('shown');
    const listed = await scalekit.control<{ accounts: object[] }>('GET', 'accounts?identifier=shown');
    expect(listed.accounts[0]).toMatchObject({ identifier: 'shown', status: 'ACTIVE', provider: 'GMAIL' });
    expect(JSON.stringify(listed)).not.toContain('ya29');
    await post('reset', {});
    expect(await scalekit.control('GET', 'accounts')).toEqual({ accounts: [] });
    expect(await scalekit.sideEffects('shown')).toEqual([]);
  });

  it('delivers a mail from outside to one user', async () => {
    const raw = 'From: grace@navy.example\r\nSubject: From outside\r\n\r\nHello\r\n';
    await post('mailboxes/receiver/messages', { raw });
    const mailbox = await scalekit.control('GET', 'mailboxes/receiver');
    expect(mailbox).toMatchObject({ address: 'receiver@example.com', messagesTotal: 1, idsOnly: false });
  });
});
