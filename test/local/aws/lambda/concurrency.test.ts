import { describe, expect, it } from 'vitest';
import { functionState, functionStates } from '../../fixture/function-state.ts';
import { identityAnswer, read } from '../../fixture/responses.ts';
import { invoke, order, useFixtureStack } from '../../fixture/stack.ts';

describe('with two processes at most', () => {
  const stack = useFixtureStack({ processLimit: 2 });
  const running = async () => (await functionStates(stack())).flatMap(({ processes }) => processes).length;

  it('serves more requests than that, one after the other', async () => {
    const responses = Promise.all(Array.from({ length: 10 }, () => order(stack(), { do: 'identity' })));
    const seen: number[] = [];
    const watch = setInterval(() => void running().then((count) => seen.push(count)), 20);
    const answers = await Promise.all((await responses).map((response) => read(identityAnswer, response)));
    clearInterval(watch);
    expect(new Set(answers.map(({ pid }) => pid)).size).toBeLessThanOrEqual(2);
    expect(Math.max(...seen)).toBeLessThanOrEqual(2);
  });

  it("ends another function's idle process when it needs the place", async () => {
    await Promise.all([order(stack(), { do: 'sleep', ms: 300 }), order(stack(), { do: 'sleep', ms: 300 })]);
    const response = await order(stack(), { do: 'identity' }, '/other');
    expect(response.status).toBe(200);
    expect(await running()).toBe(2);
  });

  it('lets a caller who waits go before events that nobody waits for', async () => {
    await Promise.all(
      Array.from({ length: 10 }, () => invoke(stack(), 'echo', { do: 'sleep', ms: 500 }, 'Event')),
    );
    expect((await order(stack(), { do: 'identity' }, '/other')).status).toBe(200);
    expect((await functionState(stack(), 'echo')).asynchronousPending).toBeGreaterThan(2);
    await expect
      .poll(async () => (await functionState(stack(), 'echo')).asynchronousPending, { timeout: 15_000 })
      .toBe(0);
  });

  it('keeps a function under constant load from shutting another one out', async () => {
    const until = Date.now() + 3_000;
    const load = Array.from({ length: 4 }, async () => {
      while (Date.now() < until) await order(stack(), { do: 'sleep', ms: 50 });
    });
    const latencies: number[] = [];
    while (Date.now() < until) {
      const begun = Date.now();
      expect((await order(stack(), { do: 'identity' }, '/other')).status).toBe(200);
      latencies.push(Date.now() - begun);
    }
    await Promise.all(load);
    expect(Math.max(...latencies)).toBeLessThan(4_500);
  });

  it('answers 503 when the integration time-out passes in the queue', async () => {
    const sleepers = Array.from({ length: 8 }, () => order(stack(), { do: 'sleep', ms: 1_800 }));
    const responses = await Promise.all(sleepers);
    const refused = responses.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(await refused[0]?.text()).toBe('{"message":"Service Unavailable"}');
  });
});
