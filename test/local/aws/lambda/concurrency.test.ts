import { describe, expect, it } from 'vitest';
import { functionState, functionStates } from '../../fixture/function-state.ts';
import { identityResponse, read } from '../../fixture/responses.ts';
import { invoke, order, useFixtureStack } from '../../fixture/stack.ts';

describe('with a limit of two processes', () => {
  const stack = useFixtureStack({ processLimit: 2 });
  const running = async () => (await functionStates(stack())).flatMap(({ processes }) => processes).length;

  const readEvents = async () => {
    const response = await fetch(`${stack().awsUrl}/_local/events`);
    return ((await response.json()) as { events: { seq: number; event: string; function?: string }[] })
      .events;
  };

  it('serves further requests one after the other', async () => {
    const responses = Promise.all(Array.from({ length: 10 }, () => order(stack(), { do: 'identity' })));
    const seen: number[] = [];
    const watch = setInterval(() => void running().then((count) => seen.push(count)), 20);
    const results = await Promise.all((await responses).map((response) => read(identityResponse, response)));
    clearInterval(watch);
    expect(new Set(results.map(({ pid }) => pid)).size).toBeLessThanOrEqual(2);
    expect(Math.max(...seen)).toBeLessThanOrEqual(2);
  });

  it("ends another function's idle process to start a new one", async () => {
    await Promise.all([order(stack(), { do: 'sleep', ms: 300 }), order(stack(), { do: 'sleep', ms: 300 })]);
    const response = await order(stack(), { do: 'identity' }, '/other');
    expect(response.status).toBe(200);
    expect(await running()).toBe(2);
  });

  it('starts a second process in the place of an idle one, though nothing else happens', async () => {
    await Promise.all([order(stack(), { do: 'identity' }, '/other'), order(stack(), { do: 'identity' })]);
    const seq = (await readEvents()).at(-1)?.seq ?? 0;
    // Ends with the function's timeout.
    const first = order(stack(), { do: 'sleep', ms: 10_000 });
    await expect
      .poll(async () => (await functionState(stack(), 'echo')).processes)
      .toMatchObject([{ state: 'busy' }]);
    await Promise.all([first, order(stack(), { do: 'sleep', ms: 1 })]);
    const processes = (await readEvents()).filter((event) => event.seq > seq && event.function === 'echo');
    expect(processes.find(({ event }) => event === 'start' || event === 'exit')?.event).toBe('start');
  });

  it('serves waiting callers before asynchronous events', async () => {
    await Promise.all(
      Array.from({ length: 10 }, () => invoke(stack(), 'echo', { do: 'sleep', ms: 500 }, 'Event')),
    );
    expect((await order(stack(), { do: 'identity' }, '/other')).status).toBe(200);
    expect((await functionState(stack(), 'echo')).asynchronousPending).toBeGreaterThan(2);
    await expect.poll(async () => (await functionState(stack(), 'echo')).asynchronousPending).toBe(0);
  });

  it('serves other functions beside one under constant load', async () => {
    const until = Date.now() + 3_000;
    const load = Array.from({ length: 4 }, async () => {
      while (Date.now() < until) await order(stack(), { do: 'sleep', ms: 50 });
    });
    const latencies: number[] = [];
    while (Date.now() < until) {
      const started = Date.now();
      expect((await order(stack(), { do: 'identity' }, '/other')).status).toBe(200);
      latencies.push(Date.now() - started);
    }
    await Promise.all(load);
    expect(Math.max(...latencies)).toBeLessThan(4_500);
  });

  it('returns 503 when the integration timeout passes while the request waits', async () => {
    const sleepers = Array.from({ length: 8 }, () => order(stack(), { do: 'sleep', ms: 1_800 }));
    const responses = await Promise.all(sleepers);
    const refused = responses.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(await refused[0]?.text()).toBe('{"message":"Service Unavailable"}');
  });
});
