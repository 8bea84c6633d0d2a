import type { Mail } from '../mail.ts';
import type { MimePart } from './mime-part.ts';

export type Protection = NonNullable<Mail['protection']>;

const ENCRYPTED = new Set([
  'multipart/encrypted',
  'application/pgp-encrypted',
  'application/x-microsoft-rpmsg-message',
]);
const SMIME = new Set(['application/pkcs7-mime', 'application/x-pkcs7-mime']);

/**
 * What a part protects: OpenPGP (RFC 3156), S/MIME (RFC 8551) and Microsoft's rights management. A detached signature
 * protects nothing that a reader could not read.
 */
export function readProtection({ mimeType, filename, headers }: MimePart): Protection | undefined {
  if (ENCRYPTED.has(mimeType)) return 'encrypted';
  const isSmime = SMIME.has(mimeType) || /^smime\.p7m$/i.test(filename.trim());
  if (!isSmime) return undefined;
  const type = /smime-type\s*=\s*"?([a-z-]+)/i.exec(headers.get('content-type') ?? '')?.[1]?.toLowerCase();
  if (type === 'signed-data') return 'signed';
  return type === 'certs-only' || type === 'compressed-data' ? undefined : 'encrypted';
}
