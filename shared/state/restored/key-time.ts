const UUID_V7 = /(?:^|[._~-])([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const ULID = /(?:^|[._~-])([0-7][0-9A-HJKMNP-TV-Z]{9})[0-9A-HJKMNP-TV-Z]{16}$/i;
const OWN = /^(mcp\.|again-)([0-9a-z]{8})[\w-]{8}$/;
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

type OwnPrefix = 'mcp.' | 'again-';

/**
 * Writes a key of the product's own, with its time: `mcp.` is shared by equal writes without a key, `again-` is for one
 * write. Short, since a model may have to repeat it.
 * @param unique at least eight characters of base64url
 */
export function writeTimedKey(prefix: OwnPrefix, time: number, unique: string): string {
  return `${prefix}${time.toString(36).padStart(8, '0')}${unique.slice(0, 8)}`;
}

/** When a key was made, in epoch milliseconds, and whether equal writes share it. Undefined for a key without a time. */
export function readKeyTime(key: string): { madeAt: number; isShared: boolean } | undefined {
  const [, prefix, own] = OWN.exec(key) ?? [];
  if (own !== undefined) return { madeAt: Number.parseInt(own, 36), isShared: prefix === 'mcp.' };
  const [, high, low = ''] = UUID_V7.exec(key) ?? [];
  if (high !== undefined) return { madeAt: Number.parseInt(high + low, 16), isShared: false };
  const [, ulid] = ULID.exec(key) ?? [];
  return ulid === undefined ? undefined : { madeAt: readCrockford(ulid.toUpperCase()), isShared: false };
}

function readCrockford(text: string): number {
  return [...text].reduce((value, digit) => value * 32 + CROCKFORD.indexOf(digit), 0);
}
