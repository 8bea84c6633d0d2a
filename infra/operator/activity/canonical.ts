import { createHash } from 'node:crypto';

/** The hash before a chain's first entry. */
export const NO_HASH = '0'.repeat(64);

/** `Buffer.from(text, 'hex')` ends silently where a text is no longer hexadecimal, so that every hash is checked first. */
export function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

export function sha256(...parts: (string | Buffer)[]): string {
  return parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
}

/** RFC 8785 for texts, whole numbers, booleans, lists and objects. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}
