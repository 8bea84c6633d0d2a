import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../../infra/console/problems/words-for.ts';
import { isProblem, Problem } from '../../../shared/client/problem.ts';
import { problemCatalogue } from '../../../shared/http/problem-catalogue.ts';

type Code = Problem['code'];
const ofApi = Object.keys(problemCatalogue) as Code[];
const ofClient: Code[] = ['signed-out', 'gateway', 'unreachable', 'aborted'];
const of = (code: Code, facts: Problem['facts'] = {}, status = 0) =>
  new Problem('POST /actions/{tool}', code, { status, facts });

describe('the words for a problem', () => {
  it.each([...ofApi, ...ofClient])(
    'say what %s means and what to do next, for a read and for a write',
    (code) => {
      for (const isWrite of [false, true]) {
        const { title, next } = wordsFor(of(code), { place: 'Gmail', isWrite });
        expect(title).toMatch(/^[A-Z][^{}]{8,60}$/);
        expect(next).toMatch(/^[A-Z][^{}]{12,120}[.0-9]$/);
      }
    },
  );

  it('are a text of their own for each code of the API', () => {
    const titles = ofApi
      // No page of the console sees the code of a webhook.
      .filter((code) => code !== 'unsupported-media-type' && code !== 'unauthenticated')
      .map((code) => wordsFor(of(code)).title);
    expect(titles.filter((title, nth) => titles.indexOf(title) !== nth)).toEqual([]);
  });

  it('offer a repeat with the same key where the API says that a repeat may succeed', () => {
    for (const code of ofApi) {
      const { step } = wordsFor(of(code), { isWrite: true });
      if (problemCatalogue[code as keyof typeof problemCatalogue].retryable)
        expect({ code, step }).toEqual({ code, step: 'retry' });
      else expect({ code, step }).not.toEqual({ code, step: 'retry' });
    }
  });

  it('never offer a repeat of a write that may have happened, or that the provider has refused', () => {
    expect(wordsFor(of('outcome-unknown'), { isWrite: true }).step).toBe('look-up');
    expect(wordsFor(of('aborted'), { isWrite: true }).step).toBe('look-up');
    for (const reason of ['conflict', 'unavailable', 'other'] as const)
      expect(wordsFor(of('provider-error', { reason }), { isWrite: true }).step).toBe('new-request');
  });

  it('name the connection, the time to wait and the id of the request', () => {
    expect(wordsFor(of('reconnect-required'), { place: 'Gmail' }).title).toBe('Gmail must be connected');
    expect(wordsFor(of('rate-limited', { retryAfter: 1 })).next).toContain('in a second');
    expect(wordsFor(of('rate-limited', { retryAfter: 59 })).next).toContain('in 59 seconds');
    expect(wordsFor(of('rate-limited', { retryAfter: 61 })).next).toContain('in 2 minutes');
    expect(wordsFor(of('rate-limited', { retryAfter: 80_000 })).next).toContain('in 23 hours');
    expect(wordsFor(of('internal', { instance: 'request-7' })).next).toContain('request-7');
  });

  it('take a missing scope for what it is, and a code of a newer API by its own title', () => {
    expect(wordsFor(of('gateway', {}, 403)).title).toBe('You are not allowed to do this');
    expect(wordsFor(of('quota-exceeded' as Code, { title: 'The month is full' })).title).toBe(
      'The month is full',
    );
  });

  it('are general for what is no problem', () => {
    expect(isProblem(new TypeError('x'))).toBe(false);
    expect(wordsFor(new TypeError('x')).title).toBe('That did not work');
  });
});
