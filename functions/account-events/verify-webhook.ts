import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the time of a signature may be from the present, before and after. */
const TOLERANCE_SECONDS = 5 * 60;
const PREFIX = 'whsec_';
/** A shorter key is no secret; an empty one would let anyone sign. */
const KEY_BYTES = 24;

export type SignedWebhook = {
  /** Reads a header by its lower-case name. */
  header: (name: string) => string | undefined;
  /** The bytes as they were sent: JSON that was parsed and written again has another signature. */
  body: Uint8Array;
};

/** `unsigned`: no secret could make it valid. `foreign`: the signature of no live secret, which may have changed. */
export type Verdict = 'valid' | 'unsigned' | 'foreign';

/**
 * Verifies a webhook's signature against every live secret, by node:crypto alone: Scalekit's SDK accepts an empty key and
 * cuts a key at `_`.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function verifyWebhook(
  { header, body }: SignedWebhook,
  secrets: readonly string[],
  now: number,
): Verdict {
  const id = header('webhook-id');
  const timestamp = header('webhook-timestamp') ?? '';
  const signatures = readSignatures(header('webhook-signature'));
  if (!id || signatures.length === 0 || !isRecent(timestamp, now)) return 'unsigned';
  const expected = secrets.flatMap(readKey).map((key) => sign(key, `${id}.${timestamp}.`, body));
  return expected.some((own) => signatures.some((given) => isEqual(own, given))) ? 'valid' : 'foreign';
}

/** The signatures of version 1, of a list separated by blanks. */
function readSignatures(header = ''): Buffer[] {
  const parts = header.split(' ').filter((part) => part.startsWith('v1,'));
  return parts.map((part) => Buffer.from(part.slice('v1,'.length), 'base64'));
}

function isRecent(timestamp: string, now: number): boolean {
  if (!/^\d{10}$/.test(timestamp)) return false;
  return Math.abs(Math.floor(now / 1_000) - Number(timestamp)) <= TOLERANCE_SECONDS;
}

/** A secret's key; none of a secret that is no base64, such as base64url, or too short. */
function readKey(secret: string): Buffer[] {
  const text = secret.slice(PREFIX.length);
  if (!secret.startsWith(PREFIX) || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return [];
  const key = Buffer.from(text, 'base64');
  return key.length < KEY_BYTES ? [] : [key];
}

function sign(key: Buffer, head: string, body: Uint8Array): Buffer {
  return createHmac('sha256', key).update(head).update(body).digest();
}

function isEqual(own: Buffer, given: Buffer): boolean {
  return own.length === given.length && timingSafeEqual(own, given);
}
