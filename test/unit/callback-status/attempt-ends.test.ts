import { describe, expect, it } from 'vitest';
import { verify } from '../../../functions/callback-status/verify.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { KnownFailure } from '../../../shared/scalekit/failure/failure.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { ada, linkingFixture } from '../../support/linking/linking-fixture.ts';

describe('an attempt to link that fails', () => {
  it.each([
    ['an act in doubt after a lost reply', 'verify', { kind: 'broken' }, 'in-doubt'],
    ['an act in doubt after a list that was not sent', 'listAll', { kind: 'not-sent' }, 'in-doubt'],
    ['no act after a verification that was not sent', 'verify', { kind: 'not-sent' }, 'ended'],
  ] as const)('leaves %s', async (_case, step, failure, end) => {
    const { deps, scopeOf, startAndConsent } = linkingFixture();
    const back = await startAndConsent();
    const ends: unknown[] = [];
    const { settle } = deps.flows;
    deps.flows.settle = (state, status, attempt) => {
      ends.push([status, attempt]);
      return settle(state, status, attempt);
    };
    const cause = new KnownFailure(failure);
    const fail = () => Promise.reject(new AppError('upstream-unavailable', { cause }));
    const { accounts, links } = deps.scalekit;
    const { verify: verifyLink } = links;
    links.verify = async (...given) => {
      if (step === 'listAll') accounts.listAll = fail;
      return step === 'verify' ? fail() : verifyLink(...given);
    };
    expect((await rejectionOf(verify(back, scopeOf(ada), deps))).code).toBe('upstream-unavailable');
    expect(ends).toEqual([['PENDING', end]]);
  });
});
