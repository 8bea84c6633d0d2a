import { beforeEach, describe, expect, it } from 'vitest';
import type { CallPoint } from '../../../infra/local/faults/call-point.ts';
import { type FaultRule, faultRule } from '../../../infra/local/faults/fault-rule.ts';
import { Faults, RuleRefused } from '../../../infra/local/faults/faults.ts';

let records: [action: string, details: Record<string, unknown>][] = [];
let signals: unknown[][] = [];
let applied: FaultRule[] = [];
let faults: Faults;
beforeEach(() => {
  records = [];
  signals = [];
  applied = [];
  faults = new Faults({ record: (_source, action, details) => records.push([action, details]) });
  faults.useProcesses({
    has: (name) => name === 'connect',
    signal: (...signal) => signals.push(signal),
  });
  faults.useNetwork({
    apply: (rule) => {
      applied.push(rule);
      return 2;
    },
  });
});

const arm = (rule: object) => faults.arm(faultRule.parse(rule));
const put: CallPoint = {
  service: 'dynamodb',
  operation: 'PutItem',
  functionName: 'connect',
  processNumber: 7,
};
const run: CallPoint = { service: 'scalekit', operation: 'executeTool', identifier: 'ada', tool: 'x' };
const counts = () => faults.rules.list().map(({ matched, fired }) => [matched, fired]);

describe('an armed rule', () => {
  it('fires for the next calls that match it, and then leaves the list', async () => {
    arm({ at: 'dynamodb.PutItem', do: 'error', times: 2 });
    expect(await faults.inject({ ...put, operation: 'GetItem' }, 'before')).toBeUndefined();
    expect(await faults.inject(put, 'after')).toBeUndefined();
    expect(counts()).toEqual([[0, 0]]);
    expect(await faults.inject(put, 'before')).toMatchObject({ do: 'error' });
    expect(counts()).toEqual([[1, 1]]);
    expect(await faults.inject(put, 'before')).toMatchObject({ do: 'error' });
    expect(counts()).toEqual([]);
    expect(await faults.inject(put, 'before')).toBeUndefined();
    expect(records).toHaveLength(2);
    expect(records[0]).toMatchObject([
      'error',
      { call: 'dynamodb.PutItem', when: 'before', function: 'connect' },
    ]);
  });

  it('with a share fires evenly and leaves the other calls to the next rule', async () => {
    arm({ at: 'dynamodb.*', do: 'close', share: 0.25 });
    arm({ at: 'dynamodb.*', do: 'reset', share: 1 });
    const actions: (string | undefined)[] = [];
    for (let call = 0; call < 8; call += 1) actions.push((await faults.inject(put, 'before'))?.do);
    expect(actions.join(' ')).toBe('reset reset reset close reset reset reset close');
    expect(counts()).toEqual([
      [8, 2],
      [6, 6],
    ]);
  });

  it('applies only to its function, user and tool', async () => {
    arm({ at: 'dynamodb.*', do: 'reset', function: 'connect', share: 1 });
    arm({ at: 'scalekit.executeTool', do: 'reset', identifier: 'ada', tool: 'x', share: 1 });
    expect(await faults.inject({ ...put, functionName: 'mcp' }, 'before')).toBeUndefined();
    expect(await faults.inject({ ...run, identifier: 'bob' }, 'before')).toBeUndefined();
    expect(await faults.inject({ ...run, tool: 'y' }, 'before')).toBeUndefined();
    expect(counts()).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('kills the calling process, whose response is dropped', async () => {
    arm({ at: 'dynamodb.PutItem', do: 'kill' });
    expect(await faults.inject(put, 'before')).toMatchObject({ do: 'kill' });
    expect(signals).toEqual([['kill', 'connect', { processNumber: 7, ms: undefined }]]);
  });

  it('freezes the named function where the caller is not identified, and the call goes on', async () => {
    arm({ at: 'scalekit.executeTool', do: 'freeze', function: 'connect', ms: 50 });
    expect(await faults.inject(run, 'before')).toBeUndefined();
    expect(signals).toEqual([['freeze', 'connect', { processNumber: undefined, ms: 50 }]]);
  });

  it('is refused without the function, the functions or the network that it needs', () => {
    expect(() => arm({ at: 'sqs.*', do: 'kill', function: 'unknown' })).toThrow(RuleRefused);
    faults = new Faults({ record: () => {} });
    expect(() => arm({ at: 'scalekit.rest', do: 'kill', function: 'connect' })).toThrow(RuleRefused);
    expect(() => arm({ at: 'network', do: 'reset' })).toThrow(RuleRefused);
  });
});

describe('disarming', () => {
  it('ends the rules of a service or of a user, and what their black holes hold', async () => {
    arm({ at: 'scalekit.executeTool', do: 'blackhole', identifier: 'ada' });
    arm({ at: 'scalekit.executeTool', do: 'blackhole', identifier: 'bob' });
    arm({ at: 'dynamodb.*', do: 'reset', share: 1 });
    const rule = await faults.inject(run, 'before');
    if (rule === undefined) throw new Error('no rule fired');
    let isReleased = false;
    const held = faults.rules.hold(rule, new AbortController().signal).then(() => {
      isReleased = true;
    });
    faults.clear({ service: 'scalekit', identifier: 'bob' });
    await Promise.resolve();
    expect([isReleased, counts().length]).toEqual([false, 1]);
    faults.clear({ service: 'scalekit' });
    await held;
    expect(faults.rules.list()).toMatchObject([{ at: 'dynamodb.*' }]);
  });

  it('of everything heals the network', () => {
    arm({ at: 'network', do: 'delay', ms: 10 });
    faults.clear();
    expect([applied.map((rule) => rule.do), counts()]).toEqual([['delay', 'pass'], []]);
  });
});

describe('a rule at network', () => {
  it.each([
    ['open', 2, 0, 1],
    ['new', 0, 1, 0],
    ['all', 2, 1, 1],
  ])('on %s changes %i open connections and waits for new ones %i times', (on, changed, armed, calls) => {
    expect(arm({ at: 'network', do: 'reset', on })).toEqual({ changed });
    expect([counts().length, applied.length]).toEqual([armed, calls]);
  });

  it('with pass disarms the others', () => {
    arm({ at: 'network', do: 'reset', on: 'new', times: 3 });
    arm({ at: 'network', do: 'pass' });
    expect(counts()).toEqual([]);
  });
});
