import { describe, expect, it } from 'vitest';
import { callerOf } from '../../../shared/http/caller/caller.ts';
import { errorOf } from '../../support/error-of.ts';

const policy = { userClaim: 'sub', serviceClients: ['jobs', 'crm'] };
const user = { iss: 'https://issuer', sub: 'ada', scope: 'openid onbehalf/read' };
const service = { iss: 'https://issuer', sub: 'jobs', azp: 'jobs', scope: 'onbehalf/act-as' };

describe('callerOf a user', () => {
  it('has the identifier of the claim', () => {
    expect(callerOf(user, undefined, policy)).toEqual({
      user: { issuer: 'https://issuer', identifier: 'ada' },
      mayRead: true,
      mayWrite: false,
    });
  });

  it.each([
    ['scope', { scope: 'onbehalf/write' }],
    ['scp', { scope: undefined, scp: 'onbehalf/write' }],
    ['scp as HTTP APIs write an array', { scope: undefined, scp: '[onbehalf/read onbehalf/write]' }],
  ])('may write when the scope is in %s', (_claim, claims) => {
    expect(callerOf({ ...user, ...claims }, undefined, policy).mayWrite).toBe(true);
  });

  it.each([
    ['has only part of a scope', { scope: 'onbehalf/writer xonbehalf/read' }],
    ['has a scope in brackets within a word', { scope: 'x[onbehalf/write]y' }],
    ['has act-as but is not listed', { scope: 'onbehalf/act-as' }],
  ])('may neither read nor write when the token %s', (_case, claims) => {
    expect(callerOf({ ...user, ...claims }, undefined, policy)).toMatchObject({
      mayRead: false,
      mayWrite: false,
    });
  });

  it.each([
    ['no claim', undefined],
    ['an empty claim', ''],
    ['a blank at the start, which the SDK would trim', ' ada'],
    ['a blank at the end, which the SDK would trim', 'ada '],
    ['a line break', 'ada\nbob'],
    ['a character outside ASCII', 'adä'],
    ['101 characters', 'a'.repeat(101)],
  ])('refuses a subject with %s', (_case, sub) => {
    expect(errorOf(() => callerOf({ ...user, sub }, undefined, policy)).code).toBe('forbidden');
  });

  it('is the same for any clients that the token names', () => {
    const claims = { ...user, azp: 'frontend', client_id: 'api' };
    expect(callerOf(claims, undefined, policy)).toMatchObject({ user: { identifier: 'ada' }, mayRead: true });
  });

  it('is the user of a token with two clients, which proves no service', () => {
    const claims = { ...user, azp: 'jobs', client_id: 'crm', scope: 'onbehalf/read onbehalf/act-as' };
    expect(callerOf(claims, undefined, policy)).toMatchObject({
      user: { identifier: 'ada' },
      mayWrite: false,
    });
    expect(callerOf(claims, undefined, policy).service).toBeUndefined();
  });

  it('refuses the header of a service', () => {
    expect(errorOf(() => callerOf(user, 'bob', policy)).code).toBe('forbidden');
  });
});

describe('the client of a caller', () => {
  const user = { iss: 'https://issuer', sub: 'ada', scope: 'onbehalf/write' };
  it.each([
    [{ azp: 'web' }, 'web'],
    [{ client_id: 'web' }, 'web'],
    [{ azp: 'web', client_id: 'web' }, 'web'],
    [{ azp: 'web', client_id: 'other' }, undefined],
    [{ azp: ['web'] }, undefined],
    [{}, undefined],
  ])('with %j is %s', (claims, expected) => {
    expect(callerOf({ ...user, ...claims }, undefined, policy).client).toBe(expected);
  });

  it('is known of a service, too', () => {
    expect(callerOf(service, 'bob', policy).client).toBe('jobs');
  });
});

describe('callerOf a service', () => {
  it('is the user whom the header names', () => {
    expect(callerOf(service, 'bob', policy)).toMatchObject({
      user: { issuer: 'https://issuer', identifier: 'bob' },
      service: 'jobs',
      mayWrite: true,
    });
  });

  it.each([
    ['client_id alone', { azp: undefined, client_id: 'jobs' }],
    ['azp and the same client_id', { client_id: 'jobs' }],
    ['client_id beside an azp of null', { azp: null, client_id: 'jobs' }],
    ['azp beside a cid and an appid, which name no client here', { cid: 'x', appid: 'y' }],
  ])('is named by %s', (_case, claims) => {
    expect(callerOf({ ...service, ...claims }, 'bob', policy).service).toBe('jobs');
  });

  it.each([
    ['is not listed', { azp: 'other' }],
    ['has no act-as scope', { scope: 'onbehalf/write' }],
    ['is listed by client_id but another by azp', { azp: 'other', client_id: 'jobs' }],
    ['is listed by azp but another by client_id', { azp: 'jobs', client_id: 'other' }],
    ['is listed by both, as two services', { azp: 'jobs', client_id: 'crm' }],
    ['is listed by azp beside an empty client_id', { azp: 'jobs', client_id: '' }],
    ['is listed by client_id beside an empty azp', { azp: '', client_id: 'jobs' }],
    ['is listed by azp beside a client_id in other letters', { azp: 'jobs', client_id: 'Jobs' }],
    ['is listed by azp beside a client_id with a blank', { azp: 'jobs', client_id: 'jobs ' }],
    ['is a list', { azp: ['jobs'] }],
    ['is a list as HTTP APIs write it', { azp: '[jobs]' }],
    ['is a list beside a client_id', { azp: '[jobs]', client_id: 'jobs' }],
    ['is a number', { azp: 7 }],
    ['is empty', { azp: '' }],
    ['is absent', { azp: undefined }],
    ['is named by cid', { azp: undefined, cid: 'jobs' }],
    ['is named by appid', { azp: undefined, appid: 'jobs' }],
  ])('refuses the header when the client %s', (_case, claims) => {
    expect(errorOf(() => callerOf({ ...service, ...claims }, 'bob', policy)).code).toBe('forbidden');
  });

  it.each([
    ['no user', undefined],
    ['two users', 'bob,eve'],
    ['a blank user', ' '],
  ])('refuses a header that names %s', (_case, header) => {
    expect(errorOf(() => callerOf(service, header, policy)).code).toBe('invalid-request');
  });
});
