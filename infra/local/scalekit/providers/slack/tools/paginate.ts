import type { JsonObject } from '@bufbuild/protobuf';
import { slackError } from '../slack-error.ts';

const CURSOR = /^next:(.+)$/;

/**
 * One page by cursor. The cursor names the last item of the previous page, so that new items do not shift the next page.
 * @see https://docs.slack.dev/apis/web-api/pagination
 */
export function paginate<Item>(
  items: Item[],
  { limit, cursor }: { limit: number; cursor: string },
  keyOf: (item: Item) => string,
): { page: Item[]; hasMore: boolean; response_metadata: JsonObject } {
  const start = cursor === '' ? 0 : items.findIndex((item) => keyOf(item) === readCursor(cursor)) + 1;
  if (cursor !== '' && start === 0) throw slackError('invalid_cursor');
  const page = items.slice(start, start + limit);
  const last = page.at(-1);
  const hasMore = last !== undefined && start + page.length < items.length;
  const next = hasMore ? Buffer.from(`next:${keyOf(last)}`).toString('base64') : '';
  return { page, hasMore, response_metadata: { next_cursor: next } };
}

function readCursor(cursor: string): string | undefined {
  return CURSOR.exec(Buffer.from(cursor, 'base64').toString())?.[1];
}
