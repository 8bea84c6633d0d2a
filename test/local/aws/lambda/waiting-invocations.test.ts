import { describe, expect, it } from 'vitest';
import { type Priority, WaitingInvocations } from '../../../../infra/local/aws/lambda/waiting-invocations.ts';
import type { LambdaFunction } from '../../../../infra/local/aws/template/functions.ts';

describe('waiting invocations', () => {
  it('are ordered synchronous first, then by arrival, one of each function', () => {
    const waiting = new WaitingInvocations();
    add(waiting, 'a', 'asynchronous', 'a1');
    add(waiting, 'b', 'synchronous', 'b1');
    add(waiting, 'c', 'synchronous', 'c1');
    add(waiting, 'b', 'synchronous', 'b2');
    expect(turns(waiting)).toEqual(['b1', 'c1', 'a1']);
    const [first] = waiting.heads();
    if (first) waiting.remove(first);
    expect(turns(waiting)).toEqual(['c1', 'b2', 'a1']);
    add(waiting, 'a', 'synchronous', 'a2');
    expect(turns(waiting)).toEqual(['c1', 'b2', 'a2']);
    expect(waiting.count('a')).toBe(2);
  });
});

function add(waiting: WaitingInvocations, name: string, priority: Priority, requestId: string): void {
  waiting.add({
    lambda: lambdaNamed(name),
    invocation: { requestId, payload: '{}' },
    priority,
    settle: () => {},
  });
}

function turns(waiting: WaitingInvocations): string[] {
  return waiting.heads().map(({ invocation }) => invocation.requestId);
}

function lambdaNamed(name: string): LambdaFunction {
  return {
    name,
    arn: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
    codeDirectory: '/nowhere',
    handler: 'index.handler',
    runtime: 'nodejs24.x',
    environment: {},
    timeoutSeconds: 1,
    memoryMegabytes: 128,
    logFormat: 'Text',
    logGroup: '/aws/lambda/any',
    logLevel: undefined,
    asynchronous: { maximumRetryAttempts: 0, maximumEventAgeSeconds: 60, onFailureArn: undefined },
  };
}
