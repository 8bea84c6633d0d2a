import { afterAll, afterEach, expect } from 'vitest';
import { ownerOf, putSettings } from '../digest/digest-control.ts';
import { runReconcile, useScheduleTruth } from '../digest/schedule-truth.ts';
import { linkGmail, signedIn, simulator } from '../stack/product.ts';
import { armFault, control, healStack, recycle } from '../stack/stack-control.ts';

type Detail = { id: string; identifier: string };

/** Users of the running stack with digests, whose accounts change without a webhook. */
export function useHealthUsers(prefix: string) {
  const { settings } = useScheduleTruth();
  let users = 0;
  afterEach(async () => {
    await healStack();
    await simulator.remove('faults');
  });
  afterAll(async () => {
    for (let user = 1; user <= users; user += 1)
      await (await signedIn(`${prefix}-${user}`))('DELETE /digest');
  });

  async function newUser({ isLinked = true } = {}) {
    users += 1;
    const identifier = `${prefix}-${users}`;
    if (isLinked) await linkGmail(identifier);
    const browser = await signedIn(identifier);
    await putSettings(browser);
    return { identifier, pauseOf: async () => (await browser('GET /digest')).json.paused };
  }

  /** A user whose digest was delivered, and whose account Scalekit has not any more. */
  async function newUserWithout() {
    const user = await newUser({ isLinked: false });
    const at = Date.now();
    const slot = new Date(at).toISOString();
    await settings.recordOutcome(ownerOf(user.identifier), { slot, status: 'DELIVERED', at });
    return user;
  }

  /** The events that the bus has accepted of a user. */
  async function publishedOf(identifier: string): Promise<Detail[]> {
    const { buses } = await control<{ buses: { events: { detail: Detail }[] }[] }>('GET', 'buses');
    const details = buses.flatMap(({ events }) => events.map(({ detail }) => detail));
    return details.filter((detail) => detail.identifier === identifier);
  }

  /** Kills a run at a call, and expects of the next one the end that it would have had. */
  async function expectEndAfterKill(at: string, when: 'before' | 'after', nth: number): Promise<void> {
    const { identifier, pauseOf } = await newUserWithout();
    await recycle('reconcile');
    await armFault({ at, when, do: 'kill', function: 'reconcile', share: 1 / nth });
    expect((await runReconcile()).failed).toBe(true);
    await healStack();
    expect((await runReconcile()).failed).toBe(false);
    expect(await pauseOf()).toMatchObject({ reason: 'account', connection: 'gmail' });
    const ids = (await publishedOf(identifier)).map(({ id }) => id);
    expect([ids.length >= 1, new Set(ids).size]).toEqual([true, 1]);
    const { result } = await runReconcile();
    expect(result).toMatchObject({ accounts: { paused: 0, lifted: 0 }, missed: { lost: 0, restored: 0 } });
  }
  return { newUser, newUserWithout, publishedOf, expectEndAfterKill };
}
