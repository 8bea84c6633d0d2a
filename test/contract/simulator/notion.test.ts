import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SimulatedScalekit, thrownBy, toolsThrough } from '../../support/scalekit/simulated-scalekit.ts';

// Follows https://developers.notion.com/reference, object by object.
const CONNECTION = 'notion-local';

type Item = { id: string; url: string; properties: Record<string, Record<string, unknown>> };
type List = { object: string; results: Item[]; has_more: boolean; next_cursor: string | null };

let scalekit: SimulatedScalekit;
let run: ReturnType<typeof toolsThrough>;
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start({}, [CONNECTION]);
  run = toolsThrough(scalekit, CONNECTION);
  for (const identifier of ['ada', 'bob']) await scalekit.connect(identifier, 'ACTIVE', CONNECTION);
});
afterAll(() => scalekit.stop());

const text = (content: string) => [{ type: 'text', text: { content } }];
const paragraph = (content: string) => ({
  object: 'block',
  type: 'paragraph',
  paragraph: { rich_text: text(content) },
});
function titleOf({ properties }: Item): string {
  const [title = []] = Object.values(properties)
    .map((property) => property.title)
    .filter(Array.isArray);
  return title.map(({ plain_text }) => plain_text).join('');
}
const search = (who: string, query: string, more = {}) =>
  run<List>(who, 'notion_page_search', { query, ...more });
const pageTitled = async (who: string, name: string) => (await search(who, name)).results[0]?.id ?? 'none';
async function tasks(who: string, input = {}): Promise<string[]> {
  const { results } = await run<List>(who, 'notion_data_fetch', { query: 'Tasks' });
  const database_id = results[0]?.id;
  const rows = await run<List>(who, 'notion_database_query', { database_id, ...input });
  return rows.results.map(titleOf);
}

describe('a Notion workspace', () => {
  it('is searched by title, page by page', async () => {
    const found = await search('ada', 'meeting');
    expect(found).toMatchObject({
      object: 'list',
      type: 'page_or_database',
      has_more: false,
      next_cursor: null,
    });
    expect(found.results.map(titleOf)).toEqual(['Meeting notes']);
    const first = await search('ada', '', { page_size: 4 });
    const second = await search('ada', '', { page_size: 4, start_cursor: first.next_cursor });
    expect(new Set([...first.results, ...second.results].map(({ id }) => id)).size).toBe(6);
    expect(second).toMatchObject({ has_more: false, next_cursor: null });
  });

  it('returns the blocks of a page in order', async () => {
    const block_id = await pageTitled('ada', 'Meeting notes');
    const content = await run<List>('ada', 'notion_page_content_get', { block_id, page_size: 1 });
    expect(content).toMatchObject({
      has_more: true,
      results: [
        { object: 'block', type: 'paragraph', paragraph: { rich_text: [{ plain_text: /^Monday/ }] } },
      ],
    });
  });

  it('is not visible to another user', async () => {
    const page_id = await pageTitled('ada', 'Home');
    expect(await thrownBy(run('bob', 'notion_page_get', { page_id }))).toMatchObject({ httpStatus: 404 });
  });
});

describe('a new page', () => {
  it('is created below a page, found, read and appended to', async () => {
    const created = await run<Item>('ada', 'notion_page_create', {
      parent_page_id: await pageTitled('ada', 'Home'),
      properties: { title: { title: text('Plan B') } },
      child_blocks: [paragraph('First')],
    });
    expect(created).toMatchObject({ object: 'page', archived: false, parent: { type: 'page_id' } });
    expect(await pageTitled('ada', 'plan b')).toBe(created.id);
    const more = {
      block_id: created.id.replaceAll('-', ''),
      blocks: [paragraph('Second'), paragraph('Third')],
    };
    const appended = await run<List>('ada', 'notion_page_content_append', more);
    expect(appended.results).toHaveLength(2);
    const { results } = await run<List>('ada', 'notion_page_content_get', { block_id: created.id });
    const texts = results
      .map((block) => JSON.stringify(block))
      .map((json) => /"plain_text":"(\w+)"/.exec(json)?.[1]);
    expect(texts).toEqual(['First', 'Second', 'Third']);
  });

  it('is in the ledger with id, parent and title', async () => {
    const parent_page_id = await pageTitled('bob', 'Home');
    const properties = { title: { title: text('Bob’s page') } };
    const { id } = await run<Item>('bob', 'notion_page_create', {
      parent_page_id,
      properties,
      child_blocks: [paragraph('not for the ledger')],
    });
    const effects = (await scalekit.sideEffects('bob')).filter(({ kind }) => kind === 'page-created');
    expect(effects.map(({ detail }) => detail)).toEqual([
      { id, parent: parent_page_id, title: 'Bob’s page' },
    ]);
    expect(JSON.stringify(effects)).not.toContain('not for the ledger');
  });

  it('is not found and cannot be changed once it is archived', async () => {
    const page_id = await pageTitled('ada', 'Travel guide');
    await run('ada', 'notion_page_update', { page_id, archived: true });
    expect((await search('ada', 'travel')).results).toEqual([]);
    const late = run('ada', 'notion_page_content_append', { block_id: page_id, blocks: [paragraph('x')] });
    expect(await thrownBy(late)).toMatchObject({ httpStatus: 400 });
  });
});

describe('a Notion database', () => {
  const [notes, venue, contract] = ['Write the release notes', 'Book the venue', 'Review the contract'];
  it.each([
    ['every row, newest first', {}, [contract, venue, notes]],
    ['a status', { filter: { property: 'Status', status: { equals: 'Done' } } }, [venue]],
    ['a tag', { filter: { property: 'Tags', multi_select: { contains: 'launch' } } }, [venue, notes]],
    ['a number', { filter: { property: 'Points', number: { greater_than: 1 } } }, [contract, notes]],
    ['a date', { filter: { property: 'Due', date: { before: '2026-03-01' } } }, [venue]],
    ['a checkbox', { filter: { property: 'Urgent', checkbox: { equals: true } } }, [contract]],
    ['words of the title', { filter: { property: 'Name', title: { contains: 'REVIEW' } } }, [contract]],
    [
      'either of two',
      {
        filter: {
          or: [
            { property: 'Points', number: { equals: 1 } },
            { property: 'Points', number: { equals: 5 } },
          ],
        },
      },
      [contract, venue],
    ],
    [
      'both of two',
      {
        filter: {
          and: [
            { property: 'Tags', multi_select: { contains: 'launch' } },
            { property: 'Status', status: { does_not_equal: 'Done' } },
          ],
        },
      },
      [notes],
    ],
    ['an order', { sorts: [{ property: 'Points', direction: 'ascending' }] }, [venue, notes, contract]],
  ])('is queried by %s', async (_case, input, names) => {
    expect(await tasks('ada', input)).toEqual(names);
  });

  it('accepts only a row that matches its columns', async () => {
    const { results } = await run<List>('bob', 'notion_data_fetch', { query: 'Tasks' });
    const database_id = results[0]?.id;
    const properties = { Name: { title: text('Water the plants') }, Points: { number: 2 } };
    const row = await run<Item>('bob', 'notion_database_insert_row', { database_id, properties });
    expect(row.properties).toMatchObject({ Points: { type: 'number', number: 2 }, Status: { status: null } });
    expect((await tasks('bob'))[0]).toBe('Water the plants');
    for (const wrong of [
      { Nope: { number: 1 } },
      { Points: { number: 'two' } },
      { Status: { status: { name: 'Maybe' } } },
    ]) {
      const refused = run('bob', 'notion_database_insert_row', { database_id, properties: wrong });
      expect(await thrownBy(refused)).toMatchObject({ isToolError: true, httpStatus: 400 });
    }
    expect(await tasks('bob')).toHaveLength(4);
  });
});

describe('Notion refuses', () => {
  it.each([
    ['an id that is not a UUID', 'notion_page_get', { page_id: 'nope' }, 400],
    ['an unknown id', 'notion_page_get', { page_id: '0'.repeat(32) }, 404],
    ['a page without a parent', 'notion_page_create', { properties: {} }, 400],
    ['an unknown cursor', 'notion_page_search', { start_cursor: 'nope' }, 400],
  ])('%s', async (_case, tool, input, httpStatus) => {
    expect(await thrownBy(run('ada', tool, input))).toMatchObject({ isToolError: true, httpStatus });
  });

  it('an invalid block, and adds no other block', async () => {
    const block_id = await pageTitled('ada', 'Meeting notes');
    const blocks = [paragraph('fine'), { type: 'paragraph' }];
    const refused = run('ada', 'notion_page_content_append', { block_id, blocks });
    expect(await thrownBy(refused)).toMatchObject({ httpStatus: 400 });
    expect((await run<List>('ada', 'notion_page_content_get', { block_id })).results).toHaveLength(2);
  });
});
