import type { JsonObject } from '@bufbuild/protobuf';
import type { z } from 'zod';
import { type Effect, invalidArgument } from '../../toolset.ts';
import { blockDrafts } from '../workspace/blocks.ts';
import { parsedId } from '../workspace/ids.ts';
import { propertiesOf, titleOf } from '../workspace/properties.ts';
import type { Database, NotionWorkspace, Page, Parent } from '../workspace/workspace.ts';
import type * as inputs from './inputs.ts';
import { blockView, databaseView, listView, pageView } from './views.ts';

type SearchInput = z.output<typeof inputs.search>;

/** Pages whose title has the words, the last edited first. @see https://developers.notion.com/reference/post-search */
export function searchPages(workspace: NotionWorkspace, input: SearchInput): JsonObject {
  const found = matching(workspace.pages(), input, ({ properties }) => titleOf(properties));
  return listView(found, input, 'page_or_database', (page) => pageView(workspace, page));
}

/** Pages and databases alike. */
export function searchAll(workspace: NotionWorkspace, input: SearchInput): JsonObject {
  const all: (Page | Database)[] = [...workspace.pages(), ...workspace.databases()];
  const found = matching(all, input, (item) =>
    item.kind === 'page' ? titleOf(item.properties) : item.title,
  );
  return listView(found, input, 'page_or_database', (item) =>
    item.kind === 'page' ? pageView(workspace, item) : databaseView(workspace, item),
  );
}

function matching<Item extends Page | Database>(
  items: Item[],
  { query, sort_direction: direction }: SearchInput,
  titleIn: (item: Item) => string,
): Item[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return items
    .filter((item) => item.kind === 'database' || !item.archived)
    .filter((item) => titleIn(item).toLowerCase().includes(query.trim().toLowerCase()))
    .sort((one, other) => sign * (one.editedAt.getTime() - other.editedAt.getTime()));
}

export function getPage(workspace: NotionWorkspace, input: z.output<typeof inputs.pageRequest>): JsonObject {
  return pageView(workspace, workspace.page(parsedId(input.page_id, 'page_id')));
}

/** @see https://developers.notion.com/reference/post-page */
export function createPage(
  workspace: NotionWorkspace,
  input: z.output<typeof inputs.pageCreation>,
  effect: Effect,
): JsonObject {
  return created(workspace, parentIn(input), input, effect);
}

export function insertRow(
  workspace: NotionWorkspace,
  input: z.output<typeof inputs.rowInsertion>,
  effect: Effect,
): JsonObject {
  const parent: Parent = { type: 'database_id', id: parsedId(input.database_id, 'database_id') };
  return created(workspace, parent, input, effect);
}

function created(
  workspace: NotionWorkspace,
  parent: Parent,
  input: Pick<z.output<typeof inputs.rowInsertion>, 'properties' | 'child_blocks' | 'icon' | 'cover'>,
  effect: Effect,
): JsonObject {
  const blocks = blockDrafts(input.child_blocks);
  const page = workspace.addPage({ ...input, parent });
  workspace.append(page, blocks);
  const parentId = parent.type === 'workspace' ? 'workspace' : parent.id;
  effect('page-created', { id: page.id, parent: parentId, title: titleOf(page.properties) });
  return pageView(workspace, page);
}

function parentIn(input: z.output<typeof inputs.pageCreation>): Parent {
  const pageId = input.parent_page_id ?? input._parent?.page_id;
  const databaseId = input.database_id ?? input._parent?.database_id;
  if ((pageId === undefined) === (databaseId === undefined)) {
    throw invalidArgument('body failed validation: body.parent should be one page or one database.');
  }
  if (pageId !== undefined) return { type: 'page_id', id: parsedId(pageId, 'page_id') };
  return { type: 'database_id', id: parsedId(databaseId ?? '', 'database_id') };
}

/** @see https://developers.notion.com/reference/patch-page */
export function updatePage(
  workspace: NotionWorkspace,
  { page_id: id, archived, properties, icon, cover }: z.output<typeof inputs.pageUpdate>,
  effect: Effect,
): JsonObject {
  const page = workspace.page(parsedId(id, 'page_id'));
  if (page.archived && archived !== false) {
    throw invalidArgument("Can't edit page that is archived. You must unarchive the page before editing.");
  }
  Object.assign(page.properties, propertiesOf(workspace.schemaOf(page), properties));
  if (archived !== undefined) page.archived = archived;
  if (icon !== undefined) page.icon = icon;
  if (cover !== undefined) page.cover = cover;
  page.editedAt = new Date();
  effect('page-updated', {
    id: page.id,
    properties: Object.keys(properties),
    archived: String(page.archived),
  });
  return pageView(workspace, page);
}

/** @see https://developers.notion.com/reference/patch-block-children */
export function appendContent(
  workspace: NotionWorkspace,
  input: z.output<typeof inputs.append>,
  effect: Effect,
): JsonObject {
  const holder = workspace.holder(parsedId(input.block_id, 'block_id'));
  const blocks = workspace.append(holder, blockDrafts(input.blocks));
  effect('page-appended', { id: holder.id, blocks: blocks.map(({ id }) => id) });
  const whole = { page_size: blocks.length, start_cursor: '' };
  return listView(blocks, whole, 'block', (block) => blockView(workspace, block));
}

/** @see https://developers.notion.com/reference/get-block-children */
export function getContent(workspace: NotionWorkspace, input: z.output<typeof inputs.children>): JsonObject {
  const { children } = workspace.holder(parsedId(input.block_id, 'block_id'));
  return listView(children, input, 'block', (block) => blockView(workspace, block));
}
