import { describe, expect, it } from 'vitest';
import { activations, consentToLink, finish, statusAndCode } from '../../support/stack/linking.ts';
import { signedIn, simulator } from '../../support/stack/product.ts';

const method = 'verifyConnectedAccountUser';

describe("Scalekit's response to a verification", () => {
  it.each([
    ['200', undefined, '200', '200', 1],
    ['403', { do: 'error', code: 'PermissionDenied' }, '403 flow-rejected', '403 flow-rejected', 0],
    [
      '404 for an unknown consent',
      { do: 'error', code: 'NotFound' },
      '410 flow-expired',
      '410 flow-expired',
      0,
    ],
    ['Unavailable', { do: 'error', code: 'Unavailable' }, '503 upstream-unavailable', '200', 1],
    ['an internal error', { do: 'error', code: 'Internal' }, '503 upstream-unavailable', '200', 1],
    ['401', { do: 'error', code: 'Unauthenticated', times: 9 }, '503 upstream-unavailable', '200', 1],
    ["a proxy's 503", { do: 'error', status: 503 }, '503 upstream-unavailable', '200', 1],
    ["a proxy's 404", { do: 'error', status: 404 }, '503 upstream-unavailable', '200', 1],
    ["a proxy's 403", { do: 'error', status: 403 }, '503 upstream-unavailable', '200', 1],
    ['a reset before the effect', { do: 'reset' }, '503 upstream-unavailable', '200', 1],
    ['a reset after the effect', { do: 'reset', when: 'after' }, '503 upstream-unavailable', '200', 1],
    ['silence until the deadline', { do: 'blackhole', when: 'after' }, '503 upstream-unavailable', '200', 1],
  ])('%s', async (name, fault, first, second, active) => {
    const user = `response-${name.replaceAll(/[^\w]+/g, '-')}`;
    const ada = await signedIn(user);
    const back = await consentToLink(ada);
    if (fault !== undefined)
      await simulator.post('faults', { at: `scalekit.${method}`, identifier: user, ...fault });
    expect(statusAndCode(await finish(ada, back))).toBe(first);
    await simulator.remove(`faults?identifier=${user}`);
    expect(statusAndCode(await finish(ada, back))).toBe(second);
    expect(await activations(user)).toBe(active);
  });

  it('404 for a consent that another flow of the user consumed returns flow-expired, not success', async () => {
    const ada = await signedIn('response-consumed');
    const [one, two] = [await consentToLink(ada), await consentToLink(ada)];
    expect((await finish(ada, one)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(statusAndCode(await finish(ada, { ...one, state: two.state }))).toBe('410 flow-expired');
    expect(await activations('response-consumed')).toBe(1);
  });
});
