import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { captureReturn } from '../../../shared/client/capture-return.ts';
import { connect } from '../../../shared/client/connect.ts';
import { readFlow, readReturn, saveReturn } from '../../../shared/client/flow-storage.ts';
import { FLOW_TTL_SECONDS } from '../../../shared/config/limits.ts';
import { jsonReply, problemReply, recordedClient } from './recorded-fetch.ts';
import { stubTab } from './tab.ts';

const LINK = 'https://acme.scalekit.cloud/magicLink/1';
const startedFlow = (state: string, authorizationUrl = LINK) =>
  jsonReply(
    {
      connection: 'gmail',
      status: 'PENDING_AUTH',
      authorizationUrl,
      state,
      expiresAt: '2026-11-29T12:10:00Z',
    },
    201,
  );

let tab: ReturnType<typeof stubTab>;
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-29T12:00:00Z') });
  tab = stubTab();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('connect by redirect', () => {
  it('keeps the flow under its state, then leaves for the consent page', async () => {
    const { call, sent } = recordedClient(startedFlow('state-1'));
    void connect(call, 'gmail', { user: 'ada' });
    await vi.waitFor(() => expect(tab.left).toEqual([LINK]));
    expect(sent[0]).toMatchObject({
      method: 'POST',
      url: 'https://api.example/connections/gmail/authorize',
      body: {},
    });
    expect(readFlow('state-1')).toMatchObject({ connection: 'gmail', user: 'ada' });
    expect(Object.keys(tab.items)).toEqual(['onbehalf.flow.state-1']);
  });

  it('starts the link of a labelled account, and keeps and reports its label', async () => {
    const { call, sent } = recordedClient(startedFlow('state-1'));
    const outcome = connect(call, 'gmail', { user: 'ada', account: 'work' });
    await vi.waitFor(() => expect(tab.left).toHaveLength(1));
    expect(sent[0]?.url).toBe('https://api.example/connections/gmail/authorize?account=work');
    expect(readFlow('state-1')).toMatchObject({ connection: 'gmail', account: 'work' });
    tab.showAgain(true);
    expect(await outcome).toEqual({ outcome: 'abandoned', connection: 'gmail', account: 'work' });
  });

  it('resolves when the user comes back from the consent page without a decision', async () => {
    const { call } = recordedClient(startedFlow('state-1'));
    const outcome = connect(call, 'gmail', { user: 'ada' });
    await vi.waitFor(() => expect(tab.left).toHaveLength(1));
    tab.showAgain(false);
    tab.showAgain(true);
    expect(await outcome).toEqual({ outcome: 'abandoned', connection: 'gmail' });
  });

  it('stays when the account is linked already', async () => {
    const { call } = recordedClient(jsonReply({ connection: 'gmail', status: 'ACTIVE' }));
    expect(await connect(call, 'gmail', { user: 'ada' })).toEqual({
      outcome: 'already',
      connection: 'gmail',
    });
    expect(tab).toMatchObject({ left: [], items: {} });
  });

  it('requests a link for an account that is linked when it is forced', async () => {
    const { call, sent } = recordedClient(startedFlow('state-1'));
    void connect(call, 'gmail', { user: 'ada', force: true });
    await vi.waitFor(() => expect(tab.left).toHaveLength(1));
    expect(sent[0]?.body).toEqual({ force: true });
  });

  it.each(['javascript:alert(1)', 'data:text/html,x'])('does not leave for %s', async (address) => {
    const { call } = recordedClient(startedFlow('state-1', address));
    expect(await connect(call, 'gmail', { user: 'ada' })).toMatchObject({ outcome: 'failed' });
    expect(tab.left).toEqual([]);
  });

  it('throws the problem of a link that cannot start', async () => {
    const busy = problemReply(429, 'rate-limited', { retryable: true, retryAfter: 540 });
    await expect(connect(recordedClient(busy).call, 'gmail', { user: 'ada' })).rejects.toMatchObject({
      code: 'rate-limited',
      facts: { retryAfter: 540 },
    });
  });

  it('ends when the page gives up before the link has started', async () => {
    const { call } = recordedClient(startedFlow('state-1'));
    const outcome = connect(call, 'gmail', { user: 'ada', signal: AbortSignal.abort() });
    expect(await outcome).toEqual({ outcome: 'abandoned', connection: 'gmail' });
  });

  it('starts no flow where the browser blocks the storage', async () => {
    const { call, sent } = recordedClient(startedFlow('state-1'));
    const blocked = new Error('The operation is insecure.');
    vi.stubGlobal(
      'sessionStorage',
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw blocked;
          },
        },
      ),
    );
    await expect(connect(call, 'gmail', { user: 'ada' })).rejects.toBe(blocked);
    expect(sent).toEqual([]);
  });

  it('removes flows that the API has ended, and no other item of the tab', async () => {
    Object.assign(tab.items, { 'onbehalf.return': '{"state":"s"}', theme: 'dark' });
    for (const state of ['state-1', 'state-2', 'state-3']) {
      void connect(recordedClient(startedFlow(state)).call, 'gmail', { user: 'ada' });
      await vi.waitFor(() => expect(readFlow(state)).toBeDefined());
      vi.advanceTimersByTime((FLOW_TTL_SECONDS * 1_000) / 2 + 1);
    }
    expect(Object.keys(tab.items).toSorted()).toEqual([
      'onbehalf.flow.state-2',
      'onbehalf.flow.state-3',
      'onbehalf.return',
      'theme',
    ]);
  });
});

it('connect by pop-up reports a blocked window without starting a flow', async () => {
  const { call, sent } = recordedClient(startedFlow('state-1'));
  const outcome = await connect(call, 'gmail', { user: 'ada', mode: 'popup' });
  expect(outcome).toEqual({ outcome: 'blocked', connection: 'gmail' });
  expect(sent).toEqual([]);
});

describe('captureReturn', () => {
  it.each([
    ['auth_request_id=a%2B1&state=s', { authRequestId: 'a+1', state: 's', error: '' }],
    ['error=access_denied&state=s', { authRequestId: '', state: 's', error: 'access_denied' }],
    ['auth_request_id=a', { authRequestId: 'a', state: '', error: '' }],
  ])('moves %s from the address to the storage', (query, returned) => {
    tab = stubTab(`https://app.example/callback?${query}`);
    captureReturn();
    expect(readReturn()).toEqual(returned);
    expect(tab.address.href).toBe('https://app.example/callback');
  });

  it('clears any other query, and keeps what waits', () => {
    tab = stubTab('https://app.example/callback?code=1');
    saveReturn({ authRequestId: 'a', state: 's', error: '' });
    captureReturn();
    expect(readReturn()).toEqual({ authRequestId: 'a', state: 's', error: '' });
    expect(tab.address.search).toBe('');
  });
});
