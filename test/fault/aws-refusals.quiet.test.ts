import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import {
  countSends,
  expectFree,
  expectRunning,
  expectUnknown,
  newActor,
  verdict,
} from '../support/actions/actions.ts';
import { ownerOf, putSettings } from '../support/digest/digest-control.ts';
import { endLeases } from '../support/stack/leases.ts';
import { signedIn, stack } from '../support/stack/product.ts';
import { armFault, healStack, recycle } from '../support/stack/stack-control.ts';

/** AWS refuses every call of the operation for good. */
const refuse = (at: string, status = 400, code = 'AccessDeniedException') =>
  armFault({ at, do: 'error', share: 1, status, code });
const denyTable = (operation: string) => refuse(`dynamodb.${operation}`);
const newUser = () => newActor('aws-refusals');
const INTERNAL = '500 internal';

afterEach(healStack);

/** The log's records of one request. */
async function recordsOf(functionName: string, requestId: string): Promise<Record<string, unknown>[]> {
  const text = await (await fetch(`${stack.awsUrl}/_local/logs/${functionName}`)).text();
  return text
    .split('\n')
    .filter((line) => line.includes(requestId) && line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .filter((record) => record.requestId === requestId);
}

describe('a write, when the table refuses our rights (T73)', () => {
  it('is internal, logged as an error, and not sent, when its key cannot be claimed', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await denyTable('PutItem');
    const response = await ada.write(key);
    expect([verdict(response), response.json.retryable]).toEqual([INTERNAL, false]);
    expect(response.text).not.toContain('AccessDenied');
    await expect
      .poll(() => recordsOf('execute-action', response.json.instance))
      .toMatchObject([{ level: 'ERROR', code: 'internal', trace: { name: 'AccessDeniedException' } }]);
    expect(await countSends(ada)).toEqual({ effects: 0, attempts: 0 });
    await healStack();
    await expectFree(ada, key);
  });

  it('is outcome-unknown, for good, when its response cannot be stored', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await denyTable('UpdateItem');
    expect(verdict(await ada.write(key))).toBe('504 outcome-unknown');
    await healStack();
    await expectRunning(ada, key);
    expect(await endLeases(ada.identifier)).toBe(1);
    await expectUnknown(ada, key);
    expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
  });

  it('is internal to a repeat that may not read the stored response, and replayed later', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    expect(verdict(await ada.write(key))).toBe('200');
    await denyTable('GetItem');
    expect(verdict(await ada.write(key))).toBe(INTERNAL);
    expect(verdict(await ada.execution(key))).toBe(INTERNAL);
    await healStack();
    expect(verdict(await ada.write(key))).toBe('200 replayed');
    expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
  });
});

describe('a cold function that may not read the secret (T73)', () => {
  it('is internal, claims no key, and works once it may', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await recycle('execute-action');
    await refuse('secretsmanager.GetSecretValue');
    expect(verdict(await ada.write(key))).toBe(INTERNAL);
    expect(verdict(await ada.read())).toBe(INTERNAL);
    await healStack();
    await expectFree(ada, key);
  });

  it('keeps working while it is warm', async () => {
    const ada = await newUser();
    expect(verdict(await ada.read())).toBe('200');
    await refuse('secretsmanager.GetSecretValue');
    expect(verdict(await ada.write())).toBe('200');
  });

  it('is upstream-unavailable while the secret of a new deployment has no value', async () => {
    const ada = await newUser();
    await recycle('execute-action');
    await refuse('secretsmanager.GetSecretValue', 400, 'ResourceNotFoundException');
    expect(verdict(await ada.read())).toBe('503 upstream-unavailable');
  });
});

describe('a change of the digest (T73)', () => {
  const choice = { time: '07:30', timeZone: 'Europe/Berlin' };

  it.each([
    ['the quota of schedules is full', 402, 'ServiceQuotaExceededException', INTERNAL],
    ['the function may not change schedules', 403, 'AccessDeniedException', INTERNAL],
    ['Scheduler throttles', 429, 'ThrottlingException', '503 upstream-unavailable'],
  ])('when %s', async (_when, status, code, expected) => {
    const ada = await signedIn(`aws-refusals-${code.toLowerCase()}`);
    await refuse('scheduler.*', status, code);
    expect(verdict(await ada('PUT /digest', choice))).toBe(expected);
    await healStack();
    expect(verdict(await ada('PUT /digest', choice))).toBe('200');
    await refuse('scheduler.*', status, code);
    expect(verdict(await ada('DELETE /digest'))).toBe(expected);
    await healStack();
    expect(verdict(await ada('DELETE /digest'))).toBe('204');
  });

  it('is internal when the function may not invoke a digest on demand', async () => {
    const ada = await signedIn('aws-refusals-invoke');
    await putSettings(ada);
    await refuse('lambda.Invoke', 403);
    const run = () => ada('POST /digest/run', undefined, { 'idempotency-key': randomUUID() });
    expect(verdict(await run())).toBe(INTERNAL);
  });
});

describe('a digest whose function may not use the table (T73)', () => {
  it('throws, so that Lambda retries and the dead-letter queue receives it', async () => {
    await denyTable('*');
    const event = { ...ownerOf('aws-refusals-digest'), scheduledTime: '2030-01-01T07:30:00Z' };
    const response = await fetch(`${stack.awsUrl}/2015-03-31/functions/mail-digest/invocations`, {
      method: 'POST',
      body: JSON.stringify(event),
    });
    expect(response.headers.get('x-amz-function-error')).not.toBeNull();
    expect(await response.json()).toMatchObject({ errorMessage: 'internal' });
  });
});
