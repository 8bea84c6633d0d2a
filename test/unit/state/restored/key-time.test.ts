import { describe, expect, it } from 'vitest';
import { newKey } from '../../../../shared/client/client.ts';
import { idempotencyKey } from '../../../../shared/http/idempotency-key.ts';
import { readKeyTime, writeTimedKey } from '../../../../shared/state/restored/key-time.ts';

const time = Date.parse('2026-11-29T14:30:00.123Z');

describe('the time of a key', () => {
  it.each([
    // RFC 9562, appendix A.6.
    ['a UUIDv7', '017F22E2-79B0-7CC3-98C4-DC0C0C07398F', Date.parse('2022-02-22T19:22:22Z')],
    ['a UUIDv7 in small letters', '017f22e2-79b0-7cc3-98c4-dc0c0c07398f', Date.parse('2022-02-22T19:22:22Z')],
    [
      'a UUIDv7 behind a prefix',
      'tour-017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
      Date.parse('2022-02-22T19:22:22Z'),
    ],
    // https://github.com/ulid/spec
    ['a ULID', '01ARZ3NDEKTSV4RRFFQ69G5FAV', 1_469_922_850_259],
    ['a ULID behind a prefix', 'order_01ARZ3NDEKTSV4RRFFQ69G5FAV', 1_469_922_850_259],
  ])('is read from %s', (_which, key, madeAt) => {
    expect(readKeyTime(key)).toEqual({ madeAt, isShared: false });
  });

  it.each([
    ['a random UUID', '3f1c8a1e-9f55-4a8e-9f0e-0c9f2f4a7b11'],
    ['a UUID made of a hash', '74738ff5-5367-5958-9aee-98fffdcd1876'],
    ['an id of the caller', 'invoice-4711-reminder-2'],
    ['a UUIDv7 before other text', '017f22e2-79b0-7cc3-98c4-dc0c0c07398f-2'],
    ['a text that is longer than a ULID', 'x01ARZ3NDEKTSV4RRFFQ69G5FAV'],
    ['26 digits over the range of a ULID', '91ARZ3NDEKTSV4RRFFQ69G5FAV'],
    ['a key of an earlier version', 'again-AbCdEfGhIjKl'],
  ])('is unknown for %s', (_which, key) => {
    expect(readKeyTime(key)).toBeUndefined();
  });

  it.each(['mcp.', 'again-'] as const)("is in the product's own keys: %s", (prefix) => {
    const key = writeTimedKey(prefix, time, 'Ab_-12345');
    expect(readKeyTime(key)).toEqual({ madeAt: time, isShared: prefix === 'mcp.' });
    expect(idempotencyKey.parse(key)).toBe(key);
  });

  it('is in the keys of the typed client, which differ', () => {
    const before = Date.now();
    const key = newKey();
    expect(readKeyTime(key)?.madeAt).toBeGreaterThanOrEqual(before);
    expect(readKeyTime(key)?.madeAt).toBeLessThanOrEqual(Date.now());
    expect(newKey()).not.toBe(key);
  });
});
