import { AppError } from '../../errors/app-error.ts';

type Target = {
  /** As sent, without `?`. */
  rawQueryString?: string;
  /** Percent-decoded by API Gateway. */
  pathParameters?: Record<string, string | undefined>;
};

const REPLACEMENT = '\uFFFD';

/**
 * Refuses a path or query with percent-encoded bytes that are not UTF-8; decoders replace them by U+FFFD. No path of
 * this API has that character.
 * @throws AppError `invalid-request`
 */
export function refuseForeignBytes({ rawQueryString = '', pathParameters = {} }: Target): void {
  for (const [name, value] of Object.entries(pathParameters)) {
    if (value?.includes(REPLACEMENT)) throw notUtf8(`path.${name}`);
  }
  const encoded = rawQueryString.match(/(?:%[0-9a-f]{2})+/gi) ?? [];
  if (rawQueryString.includes(REPLACEMENT) || !encoded.every(isUtf8)) throw notUtf8('query');
}

function isUtf8(encoded: string): boolean {
  try {
    decodeURIComponent(encoded);
    return true;
  } catch {
    return false;
  }
}

function notUtf8(path: string): AppError {
  return new AppError('invalid-request', { errors: [{ path, message: 'is not UTF-8' }] });
}
