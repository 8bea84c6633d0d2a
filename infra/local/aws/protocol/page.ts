import { z } from 'zod';
import { AwsError } from './aws-error.ts';
import { parseMembers } from './members.ts';

const paging = z.object({
  MaxResults: z.coerce.number().int().min(1).max(100).default(100),
  NextToken: z.string().min(1).max(2048).optional(),
});

/**
 * Returns the requested page of a list, in the order of its keys, and the token for the next page.
 * @throws AwsError for an invalid MaxResults or NextToken
 */
export function pageOf<Item>(all: Iterable<readonly [string, Item]>, query: URLSearchParams) {
  const members = {
    MaxResults: query.get('MaxResults') ?? undefined,
    NextToken: query.get('NextToken') ?? undefined,
  };
  const { MaxResults, NextToken } = parseMembers(paging, members);
  const after = NextToken === undefined ? '' : keyIn(NextToken);
  const left = [...all].filter(([key]) => key > after).sort(([a], [b]) => (a < b ? -1 : 1));
  const page = left.slice(0, MaxResults);
  const last = left.length > MaxResults ? page.at(-1)?.[0] : undefined;
  const items = page.map(([, item]) => item);
  return {
    items,
    ...(last !== undefined && { NextToken: Buffer.from(`after ${last}`).toString('base64url') }),
  };
}

function keyIn(token: string): string {
  const [, key] = /^after (.+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (key === undefined) throw new AwsError('ValidationException', 'Invalid NextToken.');
  return key;
}
