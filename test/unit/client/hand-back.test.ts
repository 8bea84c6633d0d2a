import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readReturn, saveFlow, saveReturn } from '../../../shared/client/flow-storage.ts';
import { handBack, waitForReturn } from '../../../shared/client/hand-back.ts';
import { FLOW_TTL_SECONDS } from '../../../shared/config/limits.ts';
import { stubTab } from './tab.ts';

const RETURNED = { authRequestId: 'auth-request-1', state: 'state-1', error: '' };

let tab: ReturnType<typeof stubTab>;
beforeEach(() => {
  tab = stubTab();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('handBack', () => {
  it('gives the return parameters to the tab that waits for their state, then closes the window', async () => {
    const waiting = waitForReturn('state-1', undefined);
    saveReturn(RETURNED);
    expect(await handBack()).toBe(true);
    expect(await waiting).toEqual(RETURNED);
    expect(readReturn()).toBeUndefined();
    expect(tab.isClosed()).toBe(true);
  });

  it('gives nothing to a tab that waits for another state', async () => {
    const leaving = new AbortController();
    const waiting = waitForReturn('state-of-ada', leaving.signal);
    saveReturn({ ...RETURNED, state: 'state-of-eve' });
    expect(await handBack(100)).toBe(false);
    expect(readReturn()).toMatchObject({ state: 'state-of-eve' });
    expect(tab.isClosed()).toBe(false);
    leaving.abort();
    expect(await waiting).toBe('abandoned');
  });

  it.each([
    ['nothing has come back', undefined],
    ['what came back has no state', { ...RETURNED, state: '' }],
  ])('asks no tab when %s', async (_case, returned) => {
    const opened = vi.fn();
    vi.stubGlobal('BroadcastChannel', opened);
    if (returned) saveReturn(returned);
    expect(await handBack()).toBe(false);
    expect(opened).not.toHaveBeenCalled();
  });

  it('asks no tab about a flow of its own, to which a redirect came back', async () => {
    const opened = vi.fn();
    vi.stubGlobal('BroadcastChannel', opened);
    saveFlow('state-1', { connection: 'gmail', user: 'ada', startedAt: Date.now() });
    saveReturn(RETURNED);
    expect(await handBack()).toBe(false);
    expect(opened).not.toHaveBeenCalled();
    expect(readReturn()).toEqual(RETURNED);
  });
});

describe('the opener', () => {
  it('waits as long as the API keeps the flow open', async () => {
    vi.useFakeTimers();
    const waiting = waitForReturn('state-1', undefined);
    const ended = vi.fn();
    void waiting.then(ended);
    await vi.advanceTimersByTimeAsync(FLOW_TTL_SECONDS * 1_000 - 1);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await waiting).toBe('expired');
  });

  it('does not wait when the page has given up already', async () => {
    expect(await waitForReturn('state-1', AbortSignal.abort())).toBe('abandoned');
  });
});
