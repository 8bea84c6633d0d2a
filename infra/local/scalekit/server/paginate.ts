import { Code, ConnectError } from '@connectrpc/connect';

export type Page<Item> = {
  items: Item[];
  totalSize: number;
  /** Empty on the last page, as in Scalekit's responses. */
  nextPageToken: string;
  prevPageToken: string;
};

const DEFAULT_SIZE = 10;

/** One page of a list. The token is an encoded offset, as in Scalekit's examples. @throws ConnectError InvalidArgument for an invalid token */
export function paginate<Item>(all: Item[], { pageSize, pageToken }: PageRequest): Page<Item> {
  const size = pageSize === 0 ? DEFAULT_SIZE : pageSize;
  const offset = pageToken === '' ? 0 : decodeOffset(pageToken);
  return {
    items: all.slice(offset, offset + size),
    totalSize: all.length,
    nextPageToken: offset + size < all.length ? encodeOffset(offset + size) : '',
    prevPageToken: offset > 0 ? encodeOffset(Math.max(0, offset - size)) : '',
  };
}

export type PageRequest = { pageSize: number; pageToken: string };

function encodeOffset(offset: number): string {
  return Buffer.from(JSON.stringify({ offset })).toString('base64');
}

function decodeOffset(token: string): number {
  const offset = /^\{"offset":(\d{1,9})\}$/.exec(Buffer.from(token, 'base64').toString())?.[1];
  if (offset === undefined) throw new ConnectError('page_token: is invalid', Code.InvalidArgument);
  return Number(offset);
}
