import type { JsonObject } from '@bufbuild/protobuf';
import type { z } from 'zod';
import type { Effect } from '../../create-tool-provider.ts';
import { invalidArgument } from '../../tool-error.ts';
import { parseBlocks } from '../workspace/blocks.ts';
import { parseId } from '../workspace/ids.ts';
import { parseProperties, titleOf } from '../workspace/properties.ts';
import type { Database, NotionWorkspace, Page, Parent } from '../workspace/workspace.ts';
import type * as inputs from './inputs.ts';
import { toBlockView, toDatabaseView, toListView, toPageView } from './views.ts';

type SearchInput = z.output<typeof inputs.search>;

/** Pages whose title contains the query, last edited first. @see https://developers.notion.com/reference/post-search */
export function searchPages(workspace: NotionWorkspace, input: SearchInput): JsonObject {
  const found = findMatching(workspace.pages(), input, ({ properties }) => titleOf(properties));
  return toListView(found, input, 'page_or_database', (page) => toPageView(workspace, page));
}

/** Pages and databases whose title contains the query. */
export function searchAll(workspace: NotionWorkspace, input: SearchInput): JsonObject {
  const all: (Page | Database)[] = [...workspace.pages(), ...workspace.databases()];
  const found = findMatching(all, input, (item) =>
    item.kind === 'page' ? titleOf(item.properties) : item.title,
  );
  return toListView(found, input, 'page_or_database', (item) =>
    item.kind === 'page' ? toPageView(workspace, item) : toDatabaseView(workspace, item),
  );
}

function findMatching<Item extends Page | Database>(
  items: Item[],
  { query, sort_direction: direction }: SearchInput,
  getTitle: (item: Item) => string,
): Item[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return items
    .filter((item) => item.kind === 'database' || !item.archived)
    .filter((item) => getTitle(item).toLowerCase().includes(query.trim().toLowerCase()))
    .sort((one, other) => sign * (one.editedAt.getTime() - other.editedAt.getTime()));
}

export function getPage(workspace: NotionWorkspace, input: z.output<typeof inputs.pageRequest>): JsonObject {
  return toPageView(workspace, workspace.getPage(parseId(input.page_id, 'page_id')));
}

/** @see https://developers.notion.com/reference/post-page */
export function createPage(
  workspace: NotionWorkspace,
  input: z.output<typeof inputs.pageCreation>,
  effect: Effect,
): JsonObject {
  return createPageIn(workspace, readParent(input), input, effect);
}

export function insertRow(
  workspace: NotionWorkspace,
  input: z.output<typeof inputs.rowInsertion>,
  effect: Effect,
): JsonObject {
  const parent: Parent = { type: 'database_id', id: parseId(input.database_id, 'database_id') };
  return createPageIn(workspace, parent, input, effect);
}

function createPageIn(
  workspace: NotionWorkspace,
  parent: Parent,
  input: Pick<z.output<typeof inputs.rowInsertion>, 'properties' | 'child_blocks' | 'icon' | 'cover'>,
  effect: Effect,
): JsonObject {
  const blocks = parseBlocks(input.child_blocks);
  const page = workspace.addPage({ ...input, parent });
  workspace.append(page, blocks);
  const parentId = parent.type === 'workspace' ? 'workspace' : parent.id;
  effect('page-created', { id: page.id, parent: parentId, title: titleOf(page.properties) });
  return toPageView(workspace, page);
}

function readParent(input: z.output<typeof inputs.pageCreation>): Parent {
  const pageId = input.parent_page_id ?? input._parent?.page_id;
  const databaseId = input.database_id ?? input._parent?.database_id;
  if ((pageId === undefined) === (databaseId === undefined)) {
    throw invalidArgument('body failed validation: body.parent should be one page or one database.');
  }
  if (pageId !== undefined) return { type: 'page_id', id: parseId(pageId, 'page_id') };
  return { type: 'database_id', id: parseId(databaseId ?? '', 'database_id') };
}

/** @see https://developers.notion.com/reference/patch-page */
export function updatePage(
  workspace: NotionWorkspace,
  { page_id: id, archived, properties, icon, cover }: z.output<typeof inputs.pageUpdate>,
  effect: Effect,
): JsonObject {
  const page = workspace.getPage(parseId(id, 'page_id'));
  if (page.archived && archived !== false) {
    throw invalidArgument("Can't edit page that is archived. You must unarchive the page before editing.");
  }
  Object.assign(page.properties, parseProperties(workspace.schemaOf(page), properties));
  if (archived !== undefined) page.archived = archived;
  if (icon !== undefined) page.icon = icon;
  if (cover !== undefined) page.cover = cover;
  page.editedAt = new Date();
  effect('page-updated', {
    id: page.id,
    properties: Object.keys(properties),
    archived: String(page.archived),
  });
  return toPageView(workspace, page);
}

/** @see https://developers.notion.com/reference/patch-block-children */
export function appendContent(
  workspace: NotionWorkspace,
  input: z.output<typeof inputs.append>,
  effect: Effect,
): JsonObject {
  const parent = workspace.getBlockParent(parseId(input.block_id, 'block_id'));
  const blocks = workspace.append(parent, parseBlocks(input.blocks));
  effect('page-appended', { id: parent.id, blocks: blocks.map(({ id }) => id) });
  const allBlocks = { page_size: blocks.length, start_cursor: '' };
  return toListView(blocks, allBlocks, 'block', (block) => toBlockView(workspace, block));
}

/** @see https://developers.notion.com/reference/get-block-children */
export function getContent(workspace: NotionWorkspace, input: z.output<typeof inputs.children>): JsonObject {
  const { children } = workspace.getBlockParent(parseId(input.block_id, 'block_id'));
  return toListView(children, input, 'block', (block) => toBlockView(workspace, block));
}
