import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import {
  armToolFault,
  books,
  expectFree,
  expectRunning,
  expectUnknown,
  newActor,
  verdict,
} from '../support/actions/actions.ts';
import { endLeases } from '../support/stack/leases.ts';
import { armFault, healStack } from '../support/stack/stack-control.ts';

/** Makes every call of the operation fail, the AWS SDK's repeats included. */
const outage = (at: string, how: object = { do: 'error' }) =>
  armFault({ at: `dynamodb.${at}`, share: 1, ...how });
const newUser = () => newActor('actions-table');

afterEach(healStack);

describe('DynamoDB failing before a write is sent (T23)', () => {
  it.each([
    ['errors', { do: 'error' }],
    ['throttling', { do: 'error', status: 400, code: 'ThrottlingException' }],
    ['resets', { do: 'reset' }],
    ['FINs', { do: 'close' }],
    ['silence', { do: 'blackhole' }],
  ])('by %s is 503: nothing was sent, and the key is free', async (_how, how) => {
    const [ada, key] = [await newUser(), randomUUID()];
    await outage('PutItem', how);
    expect(verdict(await ada.write(key))).toBe('503 upstream-unavailable');
    expect(await books(ada)).toEqual({ effects: 0, attempts: 0 });
    await healStack();
    await expectFree(ada, key);
  });

  it('in every operation is 503 to each repeat, and the key is free after', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await outage('*');
    for (let repeat = 0; repeat < 3; repeat += 1)
      expect(verdict(await ada.write(key))).toBe('503 upstream-unavailable');
    expect(verdict(await ada.execution(key))).toBe('503 upstream-unavailable');
    expect(await books(ada)).toEqual({ effects: 0, attempts: 0 });
    await healStack();
    await expectFree(ada, key);
  });

  it('once, after the key is claimed, is repeated by the SDK, and the write is sent once', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await armFault({ at: 'dynamodb.PutItem', when: 'after', do: 'reset' });
    expect(verdict(await ada.write(key))).toBe('200');
    expect(verdict(await ada.write(key))).toBe('200 replayed');
    expect(await books(ada)).toEqual({ effects: 1, attempts: 1 });
  });

  it('with every reply to the claim of the key is 503, and the key is freed', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await outage('PutItem', { when: 'after', do: 'reset' });
    expect(verdict(await ada.write(key))).toBe('503 upstream-unavailable');
    expect(await books(ada)).toEqual({ effects: 0, attempts: 0 });
    await healStack();
    await expectFree(ada, key);
  });

  it('also when the key is freed leaves the key to its lease, and nothing is ever sent', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await outage('PutItem', { when: 'after', do: 'reset' });
    await outage('DeleteItem');
    expect(verdict(await ada.write(key))).toBe('503 upstream-unavailable');
    await healStack();
    await expectRunning(ada, key);
    expect(await endLeases(ada.identifier)).toBe(1);
    await expectUnknown(ada, key);
    expect(await books(ada)).toEqual({ effects: 0, attempts: 0 });
  });
});

describe('DynamoDB failing after a write was sent (T24)', () => {
  it.each([
    ['before its effect', { do: 'error' }],
    ['after its effect', { do: 'reset', when: 'after' }],
  ])('once, %s, while the response is stored is repeated by the SDK', async (_when, how) => {
    const [ada, key] = [await newUser(), randomUUID()];
    await armFault({ at: 'dynamodb.UpdateItem', ...how });
    const first = await ada.write(key);
    expect(verdict(first)).toBe('200');
    const again = await ada.write(key);
    expect([verdict(again), again.json]).toEqual(['200 replayed', first.json]);
    expect(await books(ada)).toEqual({ effects: 1, attempts: 1 });
  });

  it.each([
    ['a response', {}],
    [
      'a final error of the provider',
      { do: 'error', code: 'Internal', toolErrorCode: 'INTERNAL', when: 'after' },
    ],
  ])('while %s is stored leaves the outcome unknown, for good', async (_what, fault) => {
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
    expect(await books(ada)).toEqual({ effects: 1, attempts: 1 });
  });

  it('with every reply to the stored response returns unknown, and the response to a repeat', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await outage('UpdateItem', { when: 'after', do: 'reset' });
    const first = await ada.write(key);
    expect(verdict(first)).toBe('504 outcome-unknown');
    await healStack();
    const again = await ada.write(key);
    expect([verdict(again), again.json.executionId]).toEqual(['200 replayed', first.json.executionId]);
    expect((await ada.execution(key)).json).toMatchObject({ status: 'DONE', result: again.json });
    expect(await books(ada)).toEqual({ effects: 1, attempts: 1 });
  });

  it('while an unknown outcome is stored leaves it to the lease, for good', async () => {
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
    expect(await books(ada)).toEqual({ effects: 1, attempts: 1 });
  });

  it('while the key of a refused write is freed leaves it to the lease', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await armToolFault(ada, { do: 'error', code: 'PermissionDenied', toolErrorCode: 'FORBIDDEN' });
    await outage('DeleteItem');
    expect(verdict(await ada.write(key))).toBe('403 provider-forbidden');
    await healStack();
    await expectRunning(ada, key);
    expect(await endLeases(ada.identifier)).toBe(1);
    await expectUnknown(ada, key);
    expect(await books(ada)).toEqual({ effects: 0, attempts: 1 });
  });

  it('with every reply to the release of a key has released it', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await armToolFault(ada, { do: 'error', code: 'PermissionDenied', toolErrorCode: 'FORBIDDEN' });
    await outage('DeleteItem', { when: 'after', do: 'reset' });
    expect(verdict(await ada.write(key))).toBe('403 provider-forbidden');
    await healStack();
    await expectFree(ada, key);
  });

  it('while the stored response is read is 503, and the response is replayed later', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    expect(verdict(await ada.write(key))).toBe('200');
    await outage('GetItem');
    expect(verdict(await ada.write(key))).toBe('503 upstream-unavailable');
    await healStack();
    expect(verdict(await ada.write(key))).toBe('200 replayed');
    expect(await books(ada)).toEqual({ effects: 1, attempts: 1 });
  });
});
