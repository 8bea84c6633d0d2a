import { writeTimedKey } from '../../../shared/state/restored/key-time.ts';

/** A UUIDv7 of that time (epoch milliseconds). */
export function keyAt(time: number, end = '98c4-dc0c0c07398f'): string {
  const digits = time.toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}-7cc3-${end}`;
}

/** A key of the product's own, of that time. */
export function ownKeyAt(prefix: 'mcp.' | 'again-', time: number): string {
  return writeTimedKey(prefix, time, 'AbCdEfGh');
}
