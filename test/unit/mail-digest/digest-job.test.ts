import type { Context } from 'aws-lambda';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { digestJob } from '../../../functions/mail-digest/job.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallScope } from '../../../shared/scalekit/scalekit.ts';
import { ownerHash, userHash } from '../../../shared/state/user-key.ts';
import { DigestFakes, ended } from '../../support/digest/digest-fakes.ts';

const canary = 'mail-text-canary';
const event = { issuer: 'https://issuer', identifier: 'ada', scheduledTime: '2026-11-22T09:00:00+01:00' };
const context = { awsRequestId: 'req', getRemainingTimeInMillis: () => 120_000 } as Context;
const keysOfAda = { requestId: 'req', user: userHash(event), slot: '2026-11-22T08:00:00.000Z' };

async function setUp() {
  const fakes = await DigestFakes.create({ delivery: 'email' });
  fakes.now = Date.now();
  const lines: unknown[] = [];
  let keys = {};
  const write =
    (level: string) =>
    (...entry: unknown[]) =>
      void lines.push([level, ...entry, keys]);
  const log = {
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    appendKeys: (more: object) => {
      keys = { ...keys, ...more };
    },
    resetKeys: () => {
      keys = {};
    },
  };
  return { fakes, lines, job: digestJob({ ...fakes.deps, issuer: 'https://issuer', log }) };
}

describe('digestJob', () => {
  it('claims one slot per instant in any spelling, and runs two deliveries of one event as two runs', async () => {
    const { fakes, job } = await setUp();
    fakes.results.gmail_fetch_mails = [ended('unknown', 'upstream-unavailable')];
    await job(event, context).catch(() => undefined);
    await job({ ...event, scheduledTime: '2026-11-22T08:00:00Z' }, context).catch(() => undefined);
    const [slot, ...others] = fakes.slots.held.values();
    expect([slot?.scheduledTime, slot?.runs.size, others]).toEqual(['2026-11-22T08:00:00.000Z', 2, []]);
  });

  it("holds the slot until Lambda's timeout", async () => {
    const { fakes, job } = await setUp();
    const leases: number[] = [];
    const { claim } = fakes.slots;
    fakes.slots.claim = (slot, run, leaseUntil) => {
      leases.push(leaseUntil);
      return claim(slot, run, leaseUntil);
    };
    await job(event, context);
    expect(leases).toEqual([fakes.now + 120_000]);
  });

  it('gives the calls of a digest the time of its function, but for that of storing the outcome', async () => {
    const { fakes, job } = await setUp();
    const scopes: CallScope[] = [];
    const { read } = fakes.deps.tools;
    fakes.deps.tools.read = (call, scope) => {
      scopes.push(scope);
      return read(call, scope);
    };
    vi.useFakeTimers({ now: fakes.now, toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    await job(event, context);
    expect(scopes[0]).toMatchObject({ deadline: fakes.now + 117_000, providerCallMs: 65_000 });
  });

  it('logs a dead slot as an error', async () => {
    const { fakes, job, lines } = await setUp();
    fakes.results.gmail_send_message = [ended('unknown', 'outcome-unknown')];
    expect(await job(event, context)).toEqual({ status: 'DEAD', reason: 'outcome-unknown' });
    expect(lines).toEqual([['error', 'digest', { status: 'DEAD', reason: 'outcome-unknown' }, keysOfAda]]);
  });

  it('logs a delivery as information', async () => {
    const { job, lines } = await setUp();
    const outcome = await job(event, context);
    expect(outcome.status).toBe('DELIVERED');
    expect(lines).toEqual([['info', 'digest', outcome, keysOfAda]]);
  });

  it("names the digest of a labelled mailbox by a hash, too, and not by the user's word", async () => {
    const { job, lines } = await setUp();
    await job({ ...event, account: 'my-divorce' }, context);
    const owner = ownerHash({ ...event, account: 'my-divorce' });
    expect(lines).toEqual([
      ['info', 'digest', { status: 'SKIPPED', reason: 'gone' }, { ...keysOfAda, owner }],
    ]);
    expect(JSON.stringify(lines)).not.toContain('divorce');
  });

  it("names the user by a hash, and keeps no key of the former invocation's lines", async () => {
    const { fakes, job, lines } = await setUp();
    await job(event, context);
    await job({ issuer: 'https://issuer' }, { ...context, awsRequestId: 'req-2' }).catch(() => undefined);
    fakes.slots.claim = () => Promise.reject(new AppError('upstream-unavailable'));
    await job({ ...event, identifier: 'bob' }, { ...context, awsRequestId: 'req-3' }).catch(() => undefined);
    const keysOfBob = { ...keysOfAda, requestId: 'req-3', user: userHash({ ...event, identifier: 'bob' }) };
    expect(lines).toEqual([
      ['info', 'digest', expect.anything(), keysOfAda],
      ['error', 'digest', expect.objectContaining({ code: 'invalid-request' }), { requestId: 'req-2' }],
      ['error', 'digest', expect.objectContaining({ code: 'upstream-unavailable' }), keysOfBob],
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/"(ada|bob)"/);
  });

  it.each([
    ['an AppError', new AppError('provider-error', { cause: new Error(canary) }), 'provider-error'],
    ['anything else', new TypeError(canary), 'internal'],
  ])('throws only the code on %s', async (_case, thrown, code) => {
    const { fakes, job, lines } = await setUp();
    fakes.slots.claim = () => Promise.reject(thrown);
    const failure = await job(event, context).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect({ ...(failure as Error), message: (failure as Error).message }).toEqual({ message: code });
    expect(failure).not.toHaveProperty('cause');
    expect(lines).toEqual([['error', 'digest', expect.objectContaining({ code }), keysOfAda]]);
    expect(JSON.stringify(lines)).not.toContain(canary);
  });

  it('ignores the members of a later version', async () => {
    const { job, lines } = await setUp();
    const later = { ...event, caller: { via: 'api', [canary]: 1 }, [canary]: 1 };
    expect(await job(later, context)).toMatchObject({ status: 'DELIVERED' });
    expect(JSON.stringify(lines)).not.toContain(canary);
  });

  it.each([
    ['no event', undefined],
    ["another deployment's issuer", { ...event, issuer: 'https://issuer/' }],
    ['no user', { ...event, identifier: undefined }],
    ['a user with a blank at its edge', { ...event, identifier: ' ada' }],
    ['no time', { ...event, scheduledTime: '<aws.scheduler.scheduled-time>' }],
  ])('throws invalid-request on %s', async (_case, wrong) => {
    const { fakes, job, lines } = await setUp();
    await expect(job(wrong, context)).rejects.toThrow(/^invalid-request$/);
    expect(fakes.slots.held.size).toBe(0);
    expect(JSON.stringify(lines)).not.toContain(canary);
  });
});
