import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { HttpResponse } from './response.ts';

/** A file that a function serves from its memory. */
export type ServedFile = {
  content: Uint8Array;
  /** Its media type, with the charset. */
  type: string;
  /** Weak, as it stands for the compressed form, too. */
  etag: string;
  /** The compressed form, made at the first call; undefined where it is not smaller. */
  gzipped: () => Uint8Array | undefined;
};

/** Prepares a file to be served. */
export function prepareFile(content: Uint8Array, type: string): ServedFile {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 22);
  let gzipped: Uint8Array | undefined;
  return {
    content,
    type,
    etag: `W/"${hash}"`,
    gzipped() {
      gzipped ??= gzipSync(content, { level: 9 });
      return gzipped.length < content.length ? gzipped : undefined;
    },
  };
}

/** A response also depends on the origin, for which the gateway sets the CORS headers. */
const VARY = 'accept-encoding, origin';

/** The part of a request that selects the form of a file. */
export type Asked = { header: (name: string) => string | undefined };

/** The file, or 304 when the client's copy is current. `headers` has the `cache-control`. */
export function fileResponse<Body = Uint8Array | string>(
  file: ServedFile,
  request: Asked,
  headers: Record<string, string>,
): HttpResponse<200, Body> | HttpResponse<304, null> {
  const validated = { ...headers, etag: file.etag };
  if (!isCurrent(request.header('if-none-match'), file.etag))
    return contentResponse<Body>(file, request, validated);
  return { statusCode: 304, headers: { ...validated, vary: VARY } };
}

/** The file's content, compressed where the client accepts that. */
export function contentResponse<Body = Uint8Array | string>(
  { content, type, gzipped }: ServedFile,
  { header }: Asked,
  headers: Record<string, string>,
): HttpResponse<200, Body> {
  const compressed = acceptsGzip(header('accept-encoding')) ? gzipped() : undefined;
  return {
    statusCode: 200,
    headers: {
      ...headers,
      'content-type': type,
      vary: VARY,
      ...(compressed && { 'content-encoding': 'gzip' }),
    },
    body: Buffer.from(compressed ?? content).toString('base64'),
    isBase64Encoded: true,
  };
}

/** By weak comparison: https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2 */
function isCurrent(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes('*') || tags.includes(etag.replace(/^W\//, ''));
}

function acceptsGzip(acceptEncoding = ''): boolean {
  const codings = acceptEncoding.toLowerCase().split(',');
  return codings.some((coding) => /^\s*gzip\s*(;\s*q\s*=\s*(?!0(\.0*)?\s*$).*)?$/.test(coding));
}
