import { describe, expect, it } from 'vitest';
import { namesUser } from '../../../functions/offboard/dead-letters/names-user.ts';
import { placeOf } from '../../../functions/offboard/places/place-of.ts';

const ada = { issuer: 'https://issuer', identifier: 'ada' };

describe('a message of the dead-letter queue', () => {
  it.each([
    ['an event of Scheduler', { ...ada, scheduledTime: 'then' }],
    ["Lambda's report of a failure", { version: '1.0', requestPayload: { ...ada, account: 'work' } }],
    ['an event without an issuer', { identifier: 'ada' }],
  ])('is of the user: %s', (_kind, message) => {
    expect(namesUser(JSON.stringify(message), ada)).toBe(true);
  });

  it.each([
    ['of another user', { ...ada, identifier: 'ada-2' }],
    ['of another issuer', { requestPayload: { ...ada, issuer: 'https://other' } }],
    ['of an offboarding, which has the hash alone', { requestPayload: { user: 'hash' } }],
  ])('is not of the user: %s', (_kind, message) => {
    expect(namesUser(JSON.stringify(message), ada)).toBe(false);
  });

  it('that is no JSON is of the user whom it quotes', () => {
    expect(namesUser('{"identifier":"ada", cut', ada)).toBe(true);
    expect(namesUser('{"identifier":"adalbert", cut', ada)).toBe(false);
  });
});

describe('the place of an item', () => {
  it.each([
    ['DIGEST', 'digestSettings'],
    ['ACCOUNT#work#DIGEST', 'digestSettings'],
    ['ACCOUNT#work#SLOT#2026', 'digestRuns'],
    ['RUNS', 'digestRuns'],
    ['KEY#hash', 'executions'],
    ['WRITE#hash', 'executions'],
    ['FLOWS', 'links'],
    ['TRAIL#FLOW#hash', 'links'],
    ['TRAIL#CONSENT#hash', 'links'],
    ['TRAIL#EVENT#id', 'accountEvents'],
    ['ACTIVITY#000000000001', 'activity'],
    ['ACT#id', 'activity'],
    ['LABELS', undefined],
    ['constructor', 'other'],
    ['NEW#kind', 'other'],
  ])('is by its sort key: %s', (sk, place) => {
    expect(placeOf(sk)).toBe(place);
  });
});
