import { beforeEach, describe, expect, it } from 'vitest';
import { finishFlow } from '../../../functions/callback-status/finish-flow.ts';
import { authorize } from '../../../functions/connect/authorize.ts';
import { parseOffboarding } from '../../../shared/state/offboarding/offboarding-item.ts';
import {
  isBeforeOffboarding,
  refuseDuringOffboarding,
} from '../../../shared/state/offboarding/offboardings.ts';
import { userHash } from '../../../shared/state/user-key.ts';
import { DigestFakes } from '../../support/digest/digest-fakes.ts';
import { digestRoutes } from '../../support/digest/digest-routes.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { ada, linkingFixture } from '../../support/linking/linking-fixture.ts';
import { fakeOffboardings } from '../../support/state/fake-offboardings.ts';
import { request, scope, setUp, user } from '../connect/authorizing.ts';

const running = parseOffboarding({ status: 'RUNNING', id: 'o1', startedAt: 1_000 });
const done = parseOffboarding({ status: 'DONE', id: 'o1', startedAt: 1_000, endedAt: 5_000 });

let offboardings = fakeOffboardings();
beforeEach(() => {
  offboardings = fakeOffboardings();
});

describe('while the offboarding of a user is under way', () => {
  it('authorize stores nothing and creates no account', async () => {
    offboardings.held.set(userHash(user), running);
    const { deps, calls, flows } = setUp('NOT_CONNECTED');
    const refused = await rejectionOf(authorize(request, scope, { ...deps, offboardings }));
    expect(refused).toMatchObject({ code: 'request-in-progress', facts: { retryAfter: 60 } });
    expect([calls, flows.held.size]).toEqual([[], 0]);
  });

  it('verify links nothing, and the flow stays as it is', async () => {
    const { deps, startAndConsent, scopeOf, verified, consents } = linkingFixture();
    const back = await startAndConsent();
    deps.offboardings.held.set(userHash(ada), running);
    const flow = await deps.flows.find(back.state);
    if (flow === undefined) throw new Error('The flow is lost.');
    const refused = await rejectionOf(finishFlow(flow, back, scopeOf(), deps));
    expect(refused).toMatchObject({ code: 'request-in-progress' });
    expect([verified, consents.held.size]).toEqual([[], 0]);
  });

  it.each([
    ['PUT /digest', { time: '07:30', timeZone: 'Europe/Berlin' }],
    ['POST /digest/run', undefined],
  ])('%s stores nothing', async (route, body) => {
    const { fakes, schedules, invoked, request: send } = digestRoutes();
    fakes.offboardings.held.set(userHash(ada), running);
    const refused = await rejectionOf(send(route, body, { key: 'k'.repeat(16) }));
    expect(refused).toMatchObject({ code: 'request-in-progress' });
    expect([schedules.held.size, invoked]).toEqual([0, []]);
  });
});

describe('a digest that fires for a user who was offboarded', () => {
  it.each([
    ['is under way', running],
    ['ended after the firing', { ...done, endedAt: Number.MAX_SAFE_INTEGER }],
  ])('claims no slot when the offboarding %s', async (_case, held) => {
    const fakes = await DigestFakes.create();
    fakes.offboardings.held.set(userHash(ada), held);
    expect(await fakes.run()).toEqual({ status: 'OFFBOARDED' });
    expect(await fakes.slots.findNewest(ada, 1)).toEqual([]);
    expect(fakes.calls).toEqual([]);
  });

  it('is made when the user has come back since', async () => {
    const fakes = await DigestFakes.create();
    fakes.offboardings.held.set(userHash(ada), done);
    expect(await fakes.run()).toMatchObject({ status: 'DELIVERED' });
  });
});

describe('a user who was offboarded and comes back', () => {
  it('starts afresh, and the return is recorded once', async () => {
    offboardings.held.set(userHash(user), done);
    await refuseDuringOffboarding(user, { offboardings, now: () => 7_000 });
    await refuseDuringOffboarding(user, { offboardings, now: () => 9_000 });
    expect(offboardings.held.get(userHash(user))?.returnedAt).toBe(7_000);
  });

  it.each([
    ['came before the end', 5_000, true],
    ['came after it', 5_001, false],
  ])('finds that what %s is late or not', async (_case, at, isLate) => {
    offboardings.held.set(userHash(user), done);
    expect(await isBeforeOffboarding(user, at, { offboardings })).toBe(isLate);
    expect(await isBeforeOffboarding({ ...user, identifier: 'eve' }, at, { offboardings })).toBe(false);
  });
});
