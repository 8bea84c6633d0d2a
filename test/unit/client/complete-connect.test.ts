import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { completeConnect } from '../../../shared/client/complete-connect.ts';
import { readReturn, saveFlow, saveReturn } from '../../../shared/client/flow-storage.ts';
import { jsonReply, problemReply, recordedClient } from './recorded-fetch.ts';
import { stubTab } from './tab.ts';

const STATE = 'state-of-the-flow-43-characters-long-enough';
const RETURNED = { authRequestId: 'auth-request-1', state: STATE, error: '' };
const LINKED = jsonReply({ connection: 'gmail', status: 'ACTIVE' });
const CANCELLED = new Response(null, { status: 204 });
const MUST_CONFIRM = problemReply(400, 'invalid-request', {
  errors: [{ path: 'body.confirmed', message: 'is required' }],
});

const started = (user = 'ada') => saveFlow(STATE, { connection: 'gmail', user, startedAt: Date.now() });

/** The routes and bodies of the requests. */
const requestsOf = (sent: { method: string; url: string; body: unknown }[]) =>
  sent.map(({ method, url, body }) => [`${method} ${new URL(url).pathname}`, body]);

beforeEach(() => void stubTab());
afterEach(() => void vi.unstubAllGlobals());

describe('completeConnect', () => {
  it('is undefined, without a request, when nothing waits', async () => {
    const { call, sent } = recordedClient(LINKED);
    expect(await completeConnect(call, { user: 'ada' })).toBeUndefined();
    expect(sent).toEqual([]);
  });

  it("posts the return parameters with the user's token, and names what the API linked", async () => {
    started();
    saveReturn(RETURNED);
    const { call, sent } = recordedClient(jsonReply({ connection: 'slack', status: 'ACTIVE' }));
    expect(await completeConnect(call, { user: 'ada' })).toEqual({ outcome: 'linked', connection: 'slack' });
    expect(requestsOf(sent)).toEqual([
      ['POST /connections/verify', { authRequestId: 'auth-request-1', state: STATE }],
    ]);
    expect(sent[0]?.headers.authorization).toBe('Bearer token-1');
    expect(readReturn()).toBeUndefined();
  });

  it('names the label of the account that the API linked, and of the flow that waits', async () => {
    saveFlow(STATE, { connection: 'gmail', account: 'work', user: 'ada', startedAt: Date.now() });
    saveReturn(RETURNED);
    const work = { connection: 'gmail', account: 'work' };
    const { call } = recordedClient(jsonReply({ ...work, status: 'ACTIVE' }));
    expect(await completeConnect(call, { user: undefined })).toMatchObject({ outcome: 'sign-in', ...work });
    expect(await completeConnect(call, { user: 'ada' })).toEqual({ outcome: 'linked', ...work });
  });

  it('waits for a sign-in, and names who started', async () => {
    started();
    saveReturn(RETURNED);
    const { call, sent } = recordedClient(LINKED);
    const waiting = { outcome: 'sign-in', connection: 'gmail', startedBy: 'ada' };
    expect(await completeConnect(call, { user: undefined })).toEqual(waiting);
    expect(sent).toEqual([]);
    expect(readReturn()).toEqual(RETURNED);
  });

  it('waits for a sign-in after a 401', async () => {
    started();
    saveReturn(RETURNED);
    const { call } = recordedClient(jsonReply({ message: 'Unauthorized' }, 401));
    expect(await completeConnect(call, { user: 'ada' })).toMatchObject({
      outcome: 'sign-in',
      startedBy: 'ada',
    });
    expect(readReturn()).toEqual(RETURNED);
  });

  it('waits for the user who started, when another is signed in', async () => {
    started('ada');
    saveReturn(RETURNED);
    const { call, sent } = recordedClient(LINKED);
    const waiting = { outcome: 'other-user', connection: 'gmail', startedBy: 'ada' };
    expect(await completeConnect(call, { user: 'bob' })).toEqual(waiting);
    expect(sent).toEqual([]);
    expect(await completeConnect(call, { user: 'ada' })).toMatchObject({ outcome: 'linked' });
  });

  it('asks before it finishes a flow that this tab did not start', async () => {
    saveFlow('another-state', { connection: 'gmail', user: 'ada', startedAt: Date.now() });
    saveReturn(RETURNED);
    const { call, sent } = recordedClient(LINKED);
    expect(await completeConnect(call, { user: 'ada' })).toMatchObject({ outcome: 'confirm' });
    expect(sent).toEqual([]);
    expect(await completeConnect(call, { user: 'ada', isExpected: true })).toMatchObject({
      outcome: 'linked',
    });
    expect(sent[0]?.body).toEqual({ authRequestId: 'auth-request-1', state: STATE, confirmed: true });
  });

  it('asks about a flow of its own while a service has started one', async () => {
    started();
    saveReturn(RETURNED);
    const { call, sent } = recordedClient(MUST_CONFIRM, LINKED);
    const waiting = { outcome: 'confirm', connection: 'gmail' };
    expect(await completeConnect(call, { user: 'ada' })).toMatchObject(waiting);
    expect(readReturn()).toEqual(RETURNED);
    expect(await completeConnect(call, { user: 'ada', isExpected: true })).toMatchObject({
      outcome: 'linked',
    });
    expect(sent.map(({ body }) => (body as { confirmed?: true }).confirmed)).toEqual([undefined, true]);
  });

  it('links nothing, and ends the flow, when the user did not expect it', async () => {
    saveReturn(RETURNED);
    const { call, sent } = recordedClient(CANCELLED);
    expect(await completeConnect(call, { user: 'ada', isExpected: false })).toMatchObject({
      outcome: 'declined',
    });
    expect(requestsOf(sent)).toEqual([['POST /connections/cancel', { state: STATE }]]);
    expect(readReturn()).toBeUndefined();
  });

  it('reports a link that the user expected, but started elsewhere', async () => {
    saveReturn(RETURNED);
    const { call } = recordedClient(MUST_CONFIRM);
    expect(await completeConnect(call, { user: 'ada', isExpected: true })).toMatchObject({
      outcome: 'other-tab',
    });
    expect(readReturn()).toBeUndefined();
  });

  it.each([
    ['refused', { error: 'access_denied', authRequestId: '' }],
    ['failed', { error: 'server_error', authRequestId: '' }],
    ['failed', { error: '', authRequestId: '' }],
  ])('reports `%s` after %j, and ends the flow', async (outcome, parameters) => {
    started();
    saveReturn({ ...RETURNED, ...parameters });
    const { call, sent } = recordedClient(CANCELLED);
    expect(await completeConnect(call, { user: 'ada' })).toMatchObject({ outcome, connection: 'gmail' });
    expect(requestsOf(sent)).toEqual([['POST /connections/cancel', { state: STATE }]]);
    expect(readReturn()).toBeUndefined();
  });

  it.each([
    ['while no user is signed in', undefined],
    ['of another user', 'bob'],
  ])('sends nothing about a refusal %s', async (_case, user) => {
    started('ada');
    saveReturn({ ...RETURNED, authRequestId: '', error: 'access_denied' });
    const { call, sent } = recordedClient(CANCELLED);
    expect(await completeConnect(call, { user })).toMatchObject({ outcome: 'refused' });
    expect(sent).toEqual([]);
    expect(readReturn()).toBeUndefined();
  });

  it('reports a return without a state, which no flow has, as failed', async () => {
    saveReturn({ ...RETURNED, state: '' });
    const { call, sent } = recordedClient(LINKED);
    expect(await completeConnect(call, { user: 'ada' })).toMatchObject({ outcome: 'failed' });
    expect(sent).toEqual([]);
  });

  it.each([
    ['rejected', problemReply(403, 'flow-rejected')],
    ['expired', problemReply(410, 'flow-expired')],
  ])('reports `%s`, which is final', async (outcome, response) => {
    started();
    saveReturn(RETURNED);
    const { call } = recordedClient(response);
    expect(await completeConnect(call, { user: 'ada' })).toMatchObject({ outcome, connection: 'gmail' });
    expect(readReturn()).toBeUndefined();
  });

  it.each([
    ['keeps', 503, 'upstream-unavailable', { retryable: true, retryAfter: 90 }],
    ['keeps', 429, 'rate-limited', { retryable: true, retryAfter: 90 }],
    ['drops', 500, 'internal', {}],
    ['drops', 403, 'forbidden', {}],
  ])('%s the return parameters after a %i %s, and throws it', async (kept, status, code, facts) => {
    started();
    saveReturn(RETURNED);
    const { call } = recordedClient(problemReply(status, code, facts));
    await expect(completeConnect(call, { user: 'ada' })).rejects.toMatchObject({ name: 'Problem', code });
    expect(readReturn()).toEqual(kept === 'keeps' ? RETURNED : undefined);
  });
});
