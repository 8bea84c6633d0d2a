import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectPages } from '../../../functions/mail-digest/fetch/collect-pages.ts';
import { RUNS } from '../../support/runs.ts';

/** Pages one after another; the token is the number of the next page. */
function pagesOf(pages: readonly (readonly string[])[]) {
  const rooms: number[] = [];
  const readPage = async (room: number, pageToken: string | undefined) => {
    rooms.push(room);
    const at = Number(pageToken ?? 0);
    const isLast = at + 1 >= pages.length;
    return { messages: pages[at] ?? [], ...(isLast ? {} : { nextPageToken: String(at + 1) }) };
  };
  return { rooms, source: { readPage, idOf: (id: string) => id } };
}

describe('collectPages', () => {
  it.each([
    [
      'a message that two pages repeat',
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
      9,
      ['a', 'b', 'c'],
      false,
    ],
    ['a message that one page repeats', [['a', 'a', 'b']], 9, ['a', 'b'], false],
    ['no message above the limit', [['a', 'b', 'c']], 2, ['a', 'b'], true],
    ['the messages of a page that is full without a next one', [['a', 'b']], 2, ['a', 'b'], false],
    ['the limit, with a next page', [['a', 'b'], ['c']], 2, ['a', 'b'], true],
    ['the limit, of which a page repeats one', [['a', 'b'], ['b'], ['c'], ['d']], 3, ['a', 'b'], true],
    ['nothing of an empty page with a token', [[], ['a']], 2, [], false],
  ])('lists %s', async (_, pages, limit, messages, hasMore) => {
    expect(await collectPages(limit, pagesOf(pages).source)).toEqual({ messages, hasMore });
  });

  it('asks for another message in place of a repeated one', async () => {
    const { rooms, source } = pagesOf([['a', 'b'], ['b', 'c'], ['d']]);
    expect((await collectPages(4, source)).messages).toEqual(['a', 'b', 'c', 'd']);
    expect(rooms).toEqual([4, 2, 1]);
  });

  it('ends when every page is the same one', async () => {
    let calls = 0;
    const readPage = async () => {
      calls += 1;
      return { messages: ['a', 'b'], nextPageToken: 'again' };
    };
    const collected = await collectPages(9, { readPage, idOf: (id) => id });
    expect(collected).toEqual({ messages: ['a', 'b'], hasMore: true });
    expect(calls).toBe(2);
  });

  it('keeps messages without an id', async () => {
    const readPage = async () => ({ messages: [1, 1, 2] });
    const { messages } = await collectPages(9, { readPage, idOf: () => undefined });
    expect(messages).toEqual([1, 1, 2]);
  });

  it('lists each id once, in the order of its first place, for any pages', async () => {
    const id = fc.constantFrom(...'abcdefgh');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(id, { maxLength: 6 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        async (pages, limit) => {
          const { rooms, source } = pagesOf(pages);
          const { messages, hasMore } = await collectPages(limit, source);
          const distinct = [...new Set(pages.flat())];
          expect(messages).toEqual(distinct.slice(0, messages.length));
          expect(messages.length).toBeLessThanOrEqual(limit);
          if (!hasMore && pages.every((page) => page.length > 0)) expect(messages).toEqual(distinct);
          expect(rooms.length).toBeLessThanOrEqual(Math.max(pages.length, 1));
        },
      ),
      { numRuns: RUNS },
    );
  });
});
