import { describe, expect, it } from 'vitest';
import {
  activations,
  consentToLink,
  finish,
  statusAndCode,
  verifications,
} from '../../support/stack/linking.ts';
import { send, signedIn, simulator } from '../../support/stack/product.ts';

const rejected = '403 flow-rejected';

describe('a link that comes back', () => {
  it("with the attacker's flow and the victim's token is refused, and the flow is revoked for both (T40)", async () => {
    const [eve, victim] = [await signedIn('t40-eve'), await signedIn('t40-victim')];
    const back = await consentToLink(eve);
    expect(statusAndCode(await finish(victim, back))).toBe(rejected);
    expect(statusAndCode(await finish(eve, back))).toBe(rejected);
    for (const user of ['t40-eve', 't40-victim']) {
      expect([await verifications(user), await activations(user)]).toEqual([0, 0]);
    }
  });

  it('to a signed-out browser gets 401, and can be finished after the sign-in (T41)', async () => {
    const ada = await signedIn('t41-ada');
    const back = await consentToLink(ada);
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(back);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect((await send('POST /connections/verify', { headers, body })).status).toBe(401);
    }
    expect(await verifications('t41-ada')).toBe(0);
    expect((await finish(ada, back)).status).toBe(200);
  });

  it('in ten concurrent requests activates the account once (T42)', async () => {
    const ada = await signedIn('t42-ada');
    const back = await consentToLink(ada);
    // Long enough for all requests to arrive while the first one waits for Scalekit.
    const slow = {
      at: 'scalekit.verifyConnectedAccountUser',
      identifier: 't42-ada',
      do: 'delay',
      ms: 4_000,
      times: 10,
    };
    await simulator.post('faults', slow);
    const responses = await Promise.all(Array.from({ length: 10 }, () => finish(ada, back)));
    const outcomes = new Set(responses.map(statusAndCode));
    expect(outcomes).toContain('200');
    expect(['200', '503 upstream-unavailable']).toEqual(expect.arrayContaining([...outcomes]));
    expect([await verifications('t42-ada'), await activations('t42-ada')]).toEqual([1, 1]);
    expect((await finish(ada, back)).status).toBe(200);
    expect(await activations('t42-ada')).toBe(1);
  });

  it("with another user's state is refused, and revokes that flow and the consent (T43)", async () => {
    const [eve, ada] = [await signedIn('t43-eve'), await signedIn('t43-ada')];
    const [hers, his] = [await consentToLink(eve), await consentToLink(ada)];
    expect(statusAndCode(await finish(eve, { ...hers, state: his.state }))).toBe(rejected);
    expect(statusAndCode(await finish(ada, his))).toBe(rejected);
    expect([await verifications('t43-ada'), await verifications('t43-eve')]).toEqual([0, 0]);
    expect(statusAndCode(await finish(eve, hers))).toBe(rejected);
    expect((await finish(eve, await consentToLink(eve))).status).toBe(200);
    expect([await activations('t43-ada'), await activations('t43-eve')]).toEqual([0, 1]);
  });

  it("with the user's own state and another user's consent activates nothing (T43)", async () => {
    const [eve, ada] = [await signedIn('t43-eve-2'), await signedIn('t43-ada-2')];
    const [hers, his] = [await consentToLink(eve), await consentToLink(ada)];
    expect(statusAndCode(await finish(eve, { ...his, state: hers.state }))).toBe(rejected);
    expect([await activations('t43-ada-2'), await activations('t43-eve-2')]).toEqual([0, 0]);
    expect((await finish(ada, his)).status).toBe(200);
  });

  it('succeeds although the reply to its verification was lost (T44)', async () => {
    const ada = await signedIn('t44-ada');
    const back = await consentToLink(ada);
    const fault = {
      at: 'scalekit.verifyConnectedAccountUser',
      identifier: 't44-ada',
      do: 'reset',
      when: 'after',
    };
    await simulator.post('faults', fault);
    expect(statusAndCode(await finish(ada, back))).toBe('503 upstream-unavailable');
    expect(await activations('t44-ada')).toBe(1);
    expect((await finish(ada, back)).json).toEqual({ connection: 'gmail', status: 'ACTIVE' });
    expect(await activations('t44-ada')).toBe(1);
  });
});

describe('a sixth live flow of a user (T45)', () => {
  it('is refused with 429 until one of the five ends', async () => {
    const ada = await signedIn('t45-ada');
    const backs = [];
    for (let flow = 0; flow < 5; flow += 1) backs.push(await consentToLink(ada));
    const sixth = await ada('POST /connections/slack/authorize');
    expect(statusAndCode(sixth)).toBe('429 rate-limited');
    const wait = Number(sixth.headers['retry-after']);
    expect(wait).toBeGreaterThan(500);
    expect(wait).toBeLessThanOrEqual(600);
    expect(sixth.json.retryAfter).toBe(wait);
    const other = await signedIn('t45-other');
    expect((await other('POST /connections/gmail/authorize')).status).toBe(201);
    const [first] = backs;
    if (first) expect((await finish(ada, first)).status).toBe(200);
    expect((await ada('POST /connections/slack/authorize')).status).toBe(201);
    expect(statusAndCode(await ada('POST /connections/slack/authorize'))).toBe('429 rate-limited');
  });
});
