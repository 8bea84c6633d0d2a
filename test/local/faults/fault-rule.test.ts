import { describe, expect, it } from 'vitest';
import { faultRule } from '../../../infra/local/faults/fault-rule.ts';
import { constraints } from '../../../infra/local/faults/rule-constraints.ts';

const tool = { at: 'scalekit.executeTool' };

const refused: [rule: object, message: string][] = [
  [{ ...tool, do: 'reset', times: 3, share: 0.5 }, 'takes one of times and share'],
  [{ at: 'dynamodb.PutItem', do: 'delay' }, 'delay needs ms'],
  [{ ...tool, do: 'reset', status: 503 }, 'status, code and retryAfter belong to error'],
  [{ ...tool, do: 'reset', retryAfter: 3 }, 'status, code and retryAfter belong to error'],
  [{ at: 'sqs.*', do: 'pass' }, 'on, swallows and pass belong to network'],
  [{ at: 'sqs.*', do: 'reset', on: 'open' }, 'on, swallows and pass belong to network'],
  [{ at: 'network', do: 'kill' }, 'network takes reset, close, blackhole, delay and pass'],
  [{ at: 'network', do: 'reset', when: 'after' }, 'network takes reset, close, blackhole, delay and pass'],
  [{ at: 'issuer.jwks', do: 'kill' }, 'kill and freeze need function here'],
  [
    { ...tool, do: 'reset', function: 'connect' },
    'kill and freeze need function here, and only they take it',
  ],
  [{ at: 'scheduler.Fire', do: 'reset' }, 'scheduler.Fire and events.Entry take error before the call'],
  [
    { at: 'scheduler.Fire', do: 'error', when: 'after' },
    'scheduler.Fire and events.Entry take error before the call',
  ],
  [
    { at: 'scheduler.Fire', do: 'error', status: 429 },
    'scheduler.Fire and events.Entry take error before the call, and no',
  ],
  [{ at: 'scalekit.executeTools', do: 'reset' }, 'is no operation of Scalekit'],
  [{ at: 'dynamodb.*', do: 'reset', identifier: 'ada' }, 'belong to scalekit'],
  [{ ...tool, do: 'error' }, 'error at scalekit takes one of code and status'],
  [{ ...tool, do: 'error', code: 'Internal', status: 500 }, 'error at scalekit takes one of code and status'],
  [{ at: 'scalekit.gmail', do: 'error', code: 'Internal' }, 'an HTTP request has no gRPC code: use status'],
  [{ ...tool, do: 'error', code: 'Odd' }, 'code at scalekit is the name of a gRPC code'],
  [{ at: 'scalekit.token', do: 'close', identifier: 'ada' }, 'a token request has no identifier'],
  [{ at: 'scalekit.proxy', do: 'close', tool: 'x' }, 'tool goes with scalekit.executeTool'],
  [{ ...tool, do: 'error', status: 500, toolErrorCode: 'X' }, 'toolErrorCode goes with scalekit.executeTool'],
];

describe('a fault rule', () => {
  it.each(refused)('%j is refused: %s', (rule, message) => {
    const { error } = faultRule.safeParse(rule);
    expect(error?.issues.map((issue) => issue.message).join('; ')).toContain(message);
  });

  it('has a refused example for each constraint', () => {
    const examples = refused.map(([, message]) => message);
    const untested = constraints.filter(([message]) => !examples.some((each) => message.includes(each)));
    expect(untested.map(([message]) => message)).toEqual([]);
  });

  it.each([
    [{ ...tool, do: 'freeze', function: 'connect', ms: 100 }],
    [{ ...tool, do: 'error', code: 'Internal', toolErrorCode: 'X', identifier: 'ada', tool: 'x', ms: 5 }],
    [{ at: 'scalekit.*', do: 'blackhole', when: 'after', share: 0.05 }],
    [{ at: 'dynamodb.PutItem', do: 'error', status: 400, code: 'ThrottlingException', times: 2 }],
    [{ at: 'issuer.openid-configuration', do: 'close' }],
    [{ at: 'lambda.Invoke', do: 'kill' }],
  ])('%j is accepted', (rule) => {
    expect(faultRule.parse(rule)).toEqual({ when: 'before', ...rule });
  });

  it.each([
    [{}, { on: 'all', swallows: 'both', share: 1 }],
    [
      { on: 'new', times: 1 },
      { on: 'new', swallows: 'both', times: 1 },
    ],
    [
      { share: 0.5, swallows: 'replies' },
      { on: 'all', swallows: 'replies', share: 0.5 },
    ],
  ])('at network with %j applies to connections as %j', (given, applied) => {
    const rule = { at: 'network', do: 'blackhole' };
    expect(faultRule.parse({ ...rule, ...given })).toEqual({ when: 'before', ...rule, ...applied });
  });
});
