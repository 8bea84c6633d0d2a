import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import {
  armToolFault,
  countSends,
  expectFree,
  expectRunning,
  expectUnknown,
  newActor,
  verdict,
} from '../support/actions/actions.ts';
import { endLeases } from '../support/stack/leases.ts';
import { armFault, healStack } from '../support/stack/stack-control.ts';

/** Makes every call of the operation fail, its retries included. */
const outage = (at: string, how: object = { do: 'error' }) =>
  armFault({ at: `dynamodb.${at}`, share: 1, ...how });
const newUser = () => newActor('actions-table');

afterEach(healStack);

describe('a write, when DynamoDB fails before the write is sent (T23)', () => {
  it.each([
    ['an error', { do: 'error' }],
    ['throttling', { do: 'error', status: 400, code: 'ThrottlingException' }],
    ['a reset', { do: 'reset' }],
    ['a FIN', { do: 'close' }],
    ['no response', { do: 'blackhole' }],
  ])('returns 503 after %s to the claim, is not sent, and its key is free', async (_how, how) => {
    const [ada, key] = [await newUser(), randomUUID()];
    await outage('PutItem', how);
    expect(verdict(await ada.write(key))).toBe('503 upstream-unavailable');
    expect(await countSends(ada)).toEqual({ effects: 0, attempts: 0 });
    await healStack();
    await expectFree(ada, key);
  });

  it('returns 503 to each repeat while every operation fails, and its key is free afterwards', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await outage('*');
    for (let repeat = 0; repeat < 3; repeat += 1)
      expect(verdict(await ada.write(key))).toBe('503 upstream-unavailable');
    expect(verdict(await ada.execution(key))).toBe('503 upstream-unavailable');
    expect(await countSends(ada)).toEqual({ effects: 0, attempts: 0 });
    await healStack();
    await expectFree(ada, key);
  });

  it('is sent once when one reply to the claim is lost: the SDK repeats the claim', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await armFault({ at: 'dynamodb.PutItem', when: 'after', do: 'reset' });
    expect(verdict(await ada.write(key))).toBe('200');
    expect(verdict(await ada.write(key))).toBe('200 replayed');
    expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
  });

  it('returns 503 when every reply to the claim is lost, and releases its key', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await outage('PutItem', { when: 'after', do: 'reset' });
    expect(verdict(await ada.write(key))).toBe('503 upstream-unavailable');
    expect(await countSends(ada)).toEqual({ effects: 0, attempts: 0 });
    await healStack();
    await expectFree(ada, key);
  });

  it('holds its key until the lease ends when the release fails too, and is never sent', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await outage('PutItem', { when: 'after', do: 'reset' });
    await outage('DeleteItem');
    expect(verdict(await ada.write(key))).toBe('503 upstream-unavailable');
    await healStack();
    await expectRunning(ada, key);
    expect(await endLeases(ada.identifier)).toBe(1);
    await expectUnknown(ada, key);
    expect(await countSends(ada)).toEqual({ effects: 0, attempts: 0 });
  });
});

describe('a write, when DynamoDB fails after the write was sent (T24)', () => {
  it.each([
    ['before its effect', { do: 'error' }],
    ['after its effect', { do: 'reset', when: 'after' }],
  ])('stores its response when one attempt to store it fails %s: the SDK repeats it', async (_when, how) => {
    const [ada, key] = [await newUser(), randomUUID()];
    await armFault({ at: 'dynamodb.UpdateItem', ...how });
    const first = await ada.write(key);
    expect(verdict(first)).toBe('200');
    const again = await ada.write(key);
    expect([verdict(again), again.json]).toEqual(['200 replayed', first.json]);
    expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
  });

  it.each([
    ['a response', {}],
    [
      'a final error of the provider',
      { do: 'error', code: 'Internal', toolErrorCode: 'INTERNAL', when: 'after' },
    ],
  ])('stays unknown, for good, when %s cannot be stored', async (_what, fault) => {
    const [ada, key] = [await newUser(), randomUUID()];
    if ('code' in fault) await armToolFault(ada, fault);
    await outage('UpdateItem');
    const first = await ada.write(key);
    expect(verdict(first)).toBe('504 outcome-unknown');
    expect(first.json).toMatchObject({ connection: 'gmail', executionId: expect.any(String) });
    await healStack();
    await expectRunning(ada, key);
    expect(await endLeases(ada.identifier)).toBe(1);
    await expectUnknown(ada, key);
    expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
  });

  it('returns unknown when every reply to the storing is lost, and the stored response to a repeat', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await outage('UpdateItem', { when: 'after', do: 'reset' });
    const first = await ada.write(key);
    expect(verdict(first)).toBe('504 outcome-unknown');
    await healStack();
    const again = await ada.write(key);
    expect([verdict(again), again.json.executionId]).toEqual(['200 replayed', first.json.executionId]);
    expect((await ada.execution(key)).json).toMatchObject({ status: 'DONE', result: again.json });
    expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
  });

  it('is in progress until its lease ends when its unknown outcome cannot be stored', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await armToolFault(ada, { do: 'reset', when: 'after' });
    await outage('UpdateItem');
    expect(verdict(await ada.write(key))).toBe('504 outcome-unknown');
    await healStack();
    await expectRunning(ada, key);
    expect(await endLeases(ada.identifier)).toBe(1);
    await outage('UpdateItem');
    expect(verdict(await ada.write(key))).toBe('503 upstream-unavailable');
    await healStack();
    await expectUnknown(ada, key);
    expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
  });

  it('holds its key until the lease ends when the provider refuses it and the release fails', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await armToolFault(ada, { do: 'error', code: 'PermissionDenied', toolErrorCode: 'FORBIDDEN' });
    await outage('DeleteItem');
    expect(verdict(await ada.write(key))).toBe('403 provider-forbidden');
    await healStack();
    await expectRunning(ada, key);
    expect(await endLeases(ada.identifier)).toBe(1);
    await expectUnknown(ada, key);
    expect(await countSends(ada)).toEqual({ effects: 0, attempts: 1 });
  });

  it('releases its key also when every reply to the release is lost', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await armToolFault(ada, { do: 'error', code: 'PermissionDenied', toolErrorCode: 'FORBIDDEN' });
    await outage('DeleteItem', { when: 'after', do: 'reset' });
    expect(verdict(await ada.write(key))).toBe('403 provider-forbidden');
    await healStack();
    await expectFree(ada, key);
  });

  it('returns 503 to a repeat that cannot read the stored response, and the response later', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    expect(verdict(await ada.write(key))).toBe('200');
    await outage('GetItem');
    expect(verdict(await ada.write(key))).toBe('503 upstream-unavailable');
    await healStack();
    expect(verdict(await ada.write(key))).toBe('200 replayed');
    expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
  });
});
