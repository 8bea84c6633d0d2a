import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { armToolFault, newActor } from '../../support/actions/actions.ts';
import { awaitOutcome, putSettings } from '../../support/digest/digest-control.ts';
import { activityOf, sealedOf } from '../../support/stack/activity.ts';
import { endActLeases, endFlows } from '../../support/stack/leases.ts';
import { consent, linkGmail, signedIn, simulator } from '../../support/stack/product.ts';
import { digestsDone, healStack } from '../../support/stack/stack-control.ts';

let users = 0;
const nextUser = () => {
  users += 1;
  return `activity-outcome-${users}`;
};
const outcomesOf = async (identifier: string) =>
  (await sealedOf(identifier)).map(({ type, outcome, code }) => [type, outcome, code]);

afterEach(healStack);

describe('the outcome that the activity shows', () => {
  it.each([
    ['the user does not try again', 'unknown', 'outcome-unknown'],
    ['the user tries again', 'done', undefined],
  ])('of a link whose reply is lost, when %s, is %s', async (_case, outcome, code) => {
    const identifier = nextUser();
    const browser = await signedIn(identifier);
    const { json } = await browser('POST /connections/gmail/authorize', {});
    const authRequestId = (await consent(json.authorizationUrl)).get('auth_request_id');
    const verify = () => browser('POST /connections/verify', { authRequestId, state: json.state });
    const at = 'scalekit.verifyConnectedAccountUser';
    await simulator.post('faults', { at, identifier, when: 'after', do: 'reset' });
    expect((await verify()).status).toBe(503);
    expect((await browser('GET /connections/gmail')).json.status).toBe('ACTIVE');
    if (outcome === 'done') expect((await verify()).status).toBe(200);
    else expect(await endFlows(identifier)).toBe(1);
    expect(await outcomesOf(identifier)).toEqual([['link', outcome, code]]);
  });

  it.each([
    ['Internal', 'unknown'],
    ['Aborted', 'failed'],
  ])('of a write with the typed error %s of its provider is %s', async (code, outcome) => {
    const ada = await newActor('activity-outcomes');
    await armToolFault(ada, { do: 'error', code, toolErrorCode: 'ANY', when: 'after' });
    const key = randomUUID();
    expect((await ada.write(key)).status).toBe(502);
    expect(await outcomesOf(ada.identifier)).toEqual([['write', outcome, 'provider-error']]);
  });

  it('of three concurrent disconnections of one account is done, once', async () => {
    const identifier = nextUser();
    await linkGmail(identifier);
    const browser = await signedIn(identifier);
    const at = 'scalekit.deleteConnectedAccount';
    await simulator.post('faults', { at, identifier, do: 'delay', ms: 1_000, times: 3 });
    await Promise.all([1, 2, 3].map(() => browser('DELETE /connections/gmail')));
    expect(await outcomesOf(identifier)).toEqual([['disconnect', 'done', undefined]]);
    await linkGmail(identifier);
    await browser('DELETE /connections/gmail');
    expect(await outcomesOf(identifier)).toHaveLength(2);
  });

  it('of three disconnections that Scalekit refuses is failed, once', async () => {
    const identifier = nextUser();
    await linkGmail(identifier);
    const browser = await signedIn(identifier);
    const at = 'scalekit.deleteConnectedAccount';
    await simulator.post('faults', { at, identifier, do: 'error', code: 'PermissionDenied', times: 3 });
    const refused = await Promise.all([1, 2, 3].map(() => browser('DELETE /connections/gmail')));
    expect(refused.map(({ status }) => status)).toEqual([502, 502, 502]);
    expect(await activityOf(identifier)).toMatchObject([{ outcome: 'running' }]);
    expect(await endActLeases(identifier)).toBe(1);
    expect(await outcomesOf(identifier)).toEqual([['disconnect', 'failed', 'provider-error']]);
  });

  it('of a digest that a service starts names the service', async () => {
    const identifier = nextUser();
    await linkGmail(identifier);
    const browser = await signedIn(identifier);
    await putSettings(browser);
    const service = await signedIn('local-service', { client_id: 'local-service', scope: 'onbehalf/act-as' });
    const headers = { 'on-behalf-of': identifier, 'idempotency-key': randomUUID() };
    const { status, json } = await service('POST /digest/run', undefined, headers);
    expect(status).toBe(202);
    await awaitOutcome(browser, json.slot);
    await digestsDone();
    const caller = { via: 'api', client: 'local-service', service: 'local-service' };
    expect(await sealedOf(identifier)).toMatchObject([{ type: 'digest', outcome: 'done', caller }]);
    await browser('DELETE /digest');
  });
});
