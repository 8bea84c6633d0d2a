import { describe, expect, it } from 'vitest';
import { type DrainOutcome, judgeDrain, judgeLoad, type LoadOutcome } from '../../load/judge-load.ts';
import { SentWrites } from '../../load/mixed-load.ts';

const sound: LoadOutcome = {
  statuses: { 0: 1, 200: 900, 409: 2, 504: 9 },
  injected: 10,
  unexplained: 0,
  changedReplays: 0,
  writes: [
    { status: 200, entries: 1 },
    { status: 504, entries: 0 },
    { status: 504, entries: 1 },
  ],
  memory: [50, 80, 100, 100, 105, 109],
};

describe('judgeLoad', () => {
  it('finds nothing wrong with failures that were injected', () => {
    expect(judgeLoad(sound)).toEqual([]);
  });

  it.each<[string, Partial<LoadOutcome>, string]>([
    ['a failure too many', { injected: 9 }, '10 requests failed, and 9 faults were injected'],
    [
      'a failure that other faults would cover up',
      { unexplained: 1 },
      '1 requests failed that no fault can reach',
    ],
    ['a refusal', { statuses: { ...sound.statuses, 400: 3 } }, '3 responses have status 400'],
    [
      'a write that ran twice',
      { writes: [{ status: 504, entries: 2 }] },
      '1 writes have several entries in the ledger',
    ],
    [
      'a write that did not run',
      { writes: [{ status: 200, entries: 0 }] },
      '1 writes with status 200 have no entry in the ledger',
    ],
    [
      'a write without a response that ran twice',
      { writes: [{ status: 0, entries: 2 }] },
      '1 writes have several entries in the ledger',
    ],
    ['a changed replay', { changedReplays: 1 }, '1 repeated writes have another response'],
    [
      'memory that grows',
      { memory: [50, 80, 100, 100, 120, 130] },
      "the functions' memory grew from 100 to 125 MB",
    ],
    ['a load without writes', { writes: [] }, 'the load was too short to be judged'],
  ])('finds %s', (_what, change, found) => {
    expect(judgeLoad({ ...sound, ...change })).toEqual([found]);
  });
});

describe('SentWrites', () => {
  it('has a write of which no response arrives', () => {
    const writes = new SentWrites();
    writes.begin('key');
    expect([...writes.byKey]).toEqual([['key', { status: 0, body: '' }]]);
  });

  it.each([
    ['the same response', { status: 200, body: '{}' }, 0],
    ['another response', { status: 200, body: '{"a":1}' }, 1],
    ['a refusal', { status: 409, body: '{}' }, 1],
    ['a fault of its own', { status: 503, body: '{}' }, 0],
  ])('compares a repeat with %s', (_what, repeated, changed) => {
    const writes = new SentWrites();
    writes.add('key', { status: 200, body: '{}' });
    writes.compare('key', repeated);
    expect(writes.changedReplays).toBe(changed);
  });
});

describe('judgeDrain', () => {
  const all: DrainOutcome = { fired: 10, delivered: 6, skipped: 1, dead: 1, queued: 2, twice: 0, unsent: 0 };

  it('finds nothing wrong when every slot is accounted for', () => {
    expect(judgeDrain(all)).toEqual([]);
  });

  it.each<[string, Partial<DrainOutcome>, string]>([
    ['a lost slot', { queued: 1 }, '10 slots fired, and 9 are accounted for'],
    ['two messages', { twice: 1 }, '1 slots have several messages'],
    ['a delivery without a message', { unsent: 1 }, '1 slots are DELIVERED without a message'],
    ['a run without a delivery', { delivered: 0, skipped: 7 }, 'no digest was delivered'],
  ])('finds %s', (_what, change, found) => {
    expect(judgeDrain({ ...all, ...change })).toEqual([found]);
  });
});
