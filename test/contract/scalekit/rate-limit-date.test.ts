import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHostileScalekit } from '../../support/scalekit/hostile-scalekit.ts';
import { codeOf, scope } from '../../support/scalekit/simulated-client.ts';

let scalekit: Awaited<ReturnType<typeof startHostileScalekit>>;
beforeAll(async () => {
  scalekit = await startHostileScalekit();
});
afterAll(() => scalekit.close());

const call = { connection: 'gmail', tool: 'gmail_get_profile', input: {} };

/** Fails the next call with a proxy's 429 whose Retry-After is the date so many milliseconds from now. */
function limitFor(ms: number): void {
  const date = new Date(Date.now() + ms).toUTCString();
  scalekit.failWith({ status: 429, headers: { 'retry-after': date } });
}

/** Measures a run: its outcome, the number of its calls, and its milliseconds. */
async function measure(run: () => Promise<Parameters<typeof codeOf>[0]>) {
  const before = scalekit.calls();
  const started = Date.now();
  const code = codeOf(await run());
  return { code, calls: scalekit.calls() - before, ms: Date.now() - started };
}

describe('a 429 whose Retry-After is a date', () => {
  it('is waited for by a read', async () => {
    limitFor(2_000);
    const { code, calls, ms } = await measure(() => scalekit.client.tools.read(call, scope('ada')));
    expect([code, calls]).toEqual(['done', 2]);
    expect(ms).toBeGreaterThanOrEqual(900);
  });

  it('ends a read immediately when the date is after the deadline', async () => {
    limitFor(60_000);
    const { code, calls, ms } = await measure(() => scalekit.client.tools.read(call, scope('ada')));
    expect([code, calls]).toEqual(['not-run upstream-unavailable', 1]);
    expect(ms).toBeLessThan(2_000);
  });

  it('ends a write immediately, which did not run', async () => {
    limitFor(2_000);
    const { code, calls, ms } = await measure(() => scalekit.client.tools.write(call, scope('ada')));
    expect([code, calls]).toEqual(['not-run upstream-unavailable', 1]);
    expect(ms).toBeLessThan(900);
  });
});
