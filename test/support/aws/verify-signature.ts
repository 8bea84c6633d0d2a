import { createHash, createHmac } from 'node:crypto';
import type { Received } from './aws-server.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** RFC 3986: everything but the unreserved characters. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The header `authorization` that AWS expects of a received request, by the text of the specification.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function expectedAuthorization(
  { method, path, headers, body }: Received,
  secretAccessKey: string,
): string {
  const { authorization = '' } = headers;
  const [, key = '', scope = ''] = authorization.match(/Credential=([^/]+)\/([^,]+)/) ?? [];
  const signedHeaders = authorization.match(/SignedHeaders=([^,]+)/)?.[1] ?? '';
  const [rawPath = '', rawQuery = ''] = path.split('?');
  const query = [...new URLSearchParams(rawQuery)]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const canonical = [
    method,
    rawPath.split('/').map(encode).join('/'),
    query.join('&'),
    ...signedHeaders.split(';').map((name) => `${name}:${headers[name]?.trim().replace(/ +/g, ' ')}`),
    '',
    signedHeaders,
    sha256(body),
  ].join('\n');
  const [date = '', region = '', service = '', terminator = ''] = scope.split('/');
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const signingKey = [region, service, terminator].reduce(hmac, hmac(`AWS4${secretAccessKey}`, date));
  const signature = hmac(signingKey, toSign).toString('hex');
  return `AWS4-HMAC-SHA256 Credential=${key}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}
