import { describe, expect, it } from 'vitest';
import type { MarkedItem } from '../../../shared/state/activity/marked-item.ts';
import { readActs } from '../../../shared/state/activity/read-acts.ts';

const now = Date.parse('2026-11-22T08:00:00Z');
const seconds = now / 1_000;

/** The outcome of an item's act, and its code. */
function outcomeOf(sk: string, over: Partial<MarkedItem>): unknown {
  const act = { id: 'act', at: now - 60_000, via: 'api' as const };
  const item = {
    pk: 'USER#ada',
    sk,
    pendingWork: 'ACTIVITY#0',
    act,
    sealed: new Set<string>(),
    leaseUntil: 0,
  };
  const found = readActs({ ...item, ...over }, now);
  return typeof found === 'string'
    ? found
    : found.acts.map(({ facts: { outcome, code } }) => [outcome, code]);
}

describe('the outcome of an act', () => {
  it.each([
    ['done', {}, ['done', undefined]],
    ['refused', { code: 'provider-error', reason: 'conflict' }, ['failed', 'provider-error']],
    [
      'that the provider’s own failure may follow',
      { code: 'provider-error', reason: 'other' },
      ['unknown', 'provider-error'],
    ],
    ['of an earlier version that failed', { code: 'provider-error' }, ['unknown', 'provider-error']],
  ])('of a write: %s', (_case, over, expected) => {
    expect(outcomeOf('KEY#1', { status: 'DONE', ...over })).toEqual([expected]);
  });

  it.each<[string, Partial<MarkedItem>, unknown]>([
    ['of an attempt that linked nothing', { status: 'PENDING', endsAt: seconds - 100 }, []],
    [
      'in doubt, and open for another attempt',
      { status: 'PENDING', inDoubt: true, endsAt: seconds - 59 },
      'waiting',
    ],
    [
      'in doubt, and over',
      { status: 'PENDING', inDoubt: true, endsAt: seconds - 60 },
      [['unknown', 'outcome-unknown']],
    ],
    ['in doubt, then linked', { status: 'CONSUMED', inDoubt: true }, [['done', undefined]]],
  ])('of a link: %s', (_case, over, expected) => {
    expect(outcomeOf('FLOW', over)).toEqual(expected);
  });

  const refused = { status: 'BEGUN', code: 'provider-error' };
  const request = new Set(['request']);
  it.each<[string, Partial<MarkedItem>, unknown]>([
    ['done', { status: 'DONE', code: 'provider-error' }, [['done', undefined]]],
    ['refused, while another request may join', { ...refused, leaseUntil: seconds + 1 }, 'waiting'],
    ['refused', { ...refused, leaseUntil: seconds }, [['failed', 'provider-error']]],
    ['refused to one of two requests', { ...refused, requests: request }, [['unknown', 'outcome-unknown']]],
    ['of an earlier version, killed', { status: 'BEGUN' }, [['unknown', 'outcome-unknown']]],
  ])('of a disconnection: %s', (_case, over, expected) => {
    expect(outcomeOf('ACT#1', over)).toEqual(expected);
  });
});
