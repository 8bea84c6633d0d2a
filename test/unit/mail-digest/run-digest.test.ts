import type { Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { digestJob } from '../../../functions/mail-digest/endpoint.ts';
import type { DigestDeps } from '../../../functions/mail-digest/run-digest.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { summariseExtractively } from '../../../shared/mail/extractive.ts';
import type { ToolRun } from '../../../shared/scalekit/scalekit.ts';

const canary = 'mail-text-canary';
const event = { issuer: 'https://issuer', identifier: 'ada', scheduledTime: '2026-11-22T09:00:00+01:00' };
const context = { awsRequestId: 'req', getRemainingTimeInMillis: () => 28_000 } as Context;
const message = {
  id: 'm1',
  threadId: 't1',
  payload: {
    mimeType: 'text/plain',
    headers: [{ name: 'Subject', value: 'Hi' }],
    body: { data: 'QnVkZ2V0IGlzIGFwcHJvdmVkLg' },
  },
};

function setUp(run: ToolRun, over: Partial<DigestDeps['slots']> = {}) {
  const runs: string[] = [];
  const ends: unknown[] = [];
  const released: string[] = [];
  const lines: unknown[] = [];
  const write = (...entry: unknown[]) => void lines.push(entry);
  const job = digestJob({
    tools: { read: async () => run },
    direct: { use: () => Promise.reject(new Error('not asked for')) },
    slots: {
      take: async ({ scheduledTime }, id) => {
        runs.push(`${scheduledTime} ${id}`);
        return true;
      },
      close: async (_slot, _run, end) => {
        ends.push(end);
        return true;
      },
      release: async (_slot, run) => {
        released.push(run);
      },
      ...over,
    },
    summarise: summariseExtractively,
    issuer: 'https://issuer',
    log: { info: write, warn: write, error: write, appendKeys: () => undefined, resetKeys: () => undefined },
  });
  return { job, runs, ends, released, lines };
}

const done: ToolRun = { outcome: 'done', data: { messages: [message, { id: 'm2' }] }, executionId: 'ex' };

describe('digestJob', () => {
  it('stores the digest of the mails and counts those it had to skip', async () => {
    const { job, ends } = setUp({ ...done, data: { messages: [message, 'nonsense'] } });
    expect(await job(event, context)).toEqual({
      status: 'DELIVERED',
      counts: { read: 2, summarised: 1, skipped: 1 },
    });
    expect(ends).toMatchObject([
      { status: 'DELIVERED', digest: { items: [{ subject: 'Hi', gist: 'Budget is approved.' }] } },
    ]);
  });

  it('takes one slot for one instant, however it is written, and tells two deliveries of one event apart', async () => {
    const { job, runs } = setUp(done);
    await job(event, context);
    await job({ ...event, scheduledTime: '2026-11-22T08:00:00Z' }, context);
    const [[first, a], [second, b]] = runs.map((run) => run.split(' ')) as [
      [string, string],
      [string, string],
    ];
    expect([first, second]).toEqual(['2026-11-22T08:00:00.000Z', '2026-11-22T08:00:00.000Z']);
    expect(a).not.toBe(b);
  });

  it('skips the slot of an account that must be linked again', async () => {
    const { job, ends } = setUp({ outcome: 'not-run', error: new AppError('reconnect-required') });
    expect(await job(event, context)).toEqual({ status: 'SKIPPED', reason: 'reconnect-required' });
    expect(ends).toEqual([{ status: 'SKIPPED', reason: 'reconnect-required' }]);
  });

  it.each([
    ['another run has the slot', { take: async () => false }],
    ['another run has taken it over meanwhile', { close: async () => false }],
  ])('does nothing when %s', async (_case, slots) => {
    expect(await setUp(done, slots).job(event, context)).toEqual({ status: 'NOT_MINE' });
  });

  it.each([
    ['an AppError', new AppError('provider-error', { cause: new Error(canary) }), 'provider-error'],
    ['anything else', new TypeError(canary), 'internal'],
  ])('throws the code alone and closes nothing on %s', async (_case, thrown, code) => {
    const take = async () => Promise.reject(thrown);
    const { job, ends, lines } = setUp(done, { take });
    const failure = await job(event, context).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect({ ...(failure as Error), message: (failure as Error).message }).toEqual({ message: code });
    expect(failure).not.toHaveProperty('cause');
    expect(ends).toEqual([]);
    expect(JSON.stringify(lines)).toContain(code);
    expect(JSON.stringify(lines)).not.toContain(canary);
  });

  it('gives the slot back when it fails, so that a retry finds it free at once', async () => {
    const failed: ToolRun = { outcome: 'unknown', error: new AppError('upstream-unavailable') };
    const { job, runs, released } = setUp(failed);
    await expect(job(event, context)).rejects.toThrow('upstream-unavailable');
    expect(released).toEqual(runs.map((run) => run.split(' ')[1]));
  });

  it('throws the first failure when the slot cannot be given back', async () => {
    const failed: ToolRun = { outcome: 'unknown', error: new AppError('deadline-exceeded') };
    const release = async () => Promise.reject(new AppError('upstream-unavailable'));
    await expect(setUp(failed, { release }).job(event, context)).rejects.toThrow('deadline-exceeded');
  });

  it.each([
    ['no event', undefined],
    ["another deployment's issuer", { ...event, issuer: 'https://issuer/' }],
    ['no user', { ...event, identifier: undefined }],
    ['a user with a blank at its edge', { ...event, identifier: ' ada' }],
    ['no time', { ...event, scheduledTime: '<aws.scheduler.scheduled-time>' }],
    ['an unknown field', { ...event, [canary]: 1 }],
  ])('throws invalid-request on %s', async (_case, wrong) => {
    const { job, runs, lines } = setUp(done);
    await expect(job(wrong, context)).rejects.toThrow(/^invalid-request$/);
    expect(runs).toEqual([]);
    expect(JSON.stringify(lines)).not.toContain(canary);
  });
});
