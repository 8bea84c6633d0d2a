import type { JsonObject } from '@bufbuild/protobuf';
import { invalidArgument } from '../../tool-error.ts';
import { completeProperties, titleOf } from '../workspace/properties.ts';
import { toRichText } from '../workspace/rich-text.ts';
import type { Block, Database, NotionWorkspace, Page, Parent } from '../workspace/workspace.ts';

/** Notion's page object. @see https://developers.notion.com/reference/page */
export function toPageView(workspace: NotionWorkspace, page: Page): JsonObject {
  const { id, parent, icon, cover, archived, properties } = page;
  return {
    object: 'page',
    id,
    ...toStamps(workspace, page),
    cover,
    icon,
    parent: toParentView(parent),
    archived,
    in_trash: archived,
    properties: completeProperties(workspace.schemaOf(page), properties),
    url: urlOf(titleOf(properties), id),
    public_url: null,
  };
}

/** Notion's database object. @see https://developers.notion.com/reference/database */
export function toDatabaseView(workspace: NotionWorkspace, database: Database): JsonObject {
  const { id, title, parent, schema } = database;
  const properties = Object.entries(schema).map(([name, { type, options }]) => {
    const settings = options ? { options: options.map((each) => ({ name: each, color: 'default' })) } : {};
    return [
      name,
      { id: type === 'title' ? 'title' : encodeURIComponent(name.slice(0, 4)), name, type, [type]: settings },
    ];
  });
  return {
    object: 'database',
    id,
    ...toStamps(workspace, database),
    cover: null,
    icon: null,
    title: toRichText(title),
    description: [],
    is_inline: false,
    parent: toParentView(parent),
    archived: false,
    in_trash: false,
    properties: Object.fromEntries(properties),
    url: urlOf('', id),
    public_url: null,
  };
}

/** Notion's block object. @see https://developers.notion.com/reference/block */
export function toBlockView(workspace: NotionWorkspace, block: Block): JsonObject {
  const { id, type, content, parent, children } = block;
  return {
    object: 'block',
    id,
    parent:
      parent.kind === 'page'
        ? { type: 'page_id', page_id: parent.id }
        : { type: 'block_id', block_id: parent.id },
    ...toStamps(workspace, block),
    has_children: children.length > 0,
    archived: false,
    in_trash: false,
    type,
    [type]: content,
  };
}

type PageRequest = { page_size: number; start_cursor: string };

/**
 * One page of a list. The cursor is the id of the first item of the next page.
 * @see https://developers.notion.com/reference/intro#pagination
 */
export function toListView<Item extends { id: string }>(
  items: Item[],
  { page_size: size, start_cursor: cursor }: PageRequest,
  type: string,
  view: (item: Item) => JsonObject,
): JsonObject {
  const start = cursor === '' ? 0 : items.findIndex(({ id }) => id === cursor);
  if (start < 0) throw invalidArgument('The start_cursor provided is invalid.');
  const next = items[start + size];
  return {
    object: 'list',
    results: items.slice(start, start + size).map(view),
    next_cursor: next?.id ?? null,
    has_more: next !== undefined,
    type,
    [type]: {},
  };
}

function toStamps({ owner }: NotionWorkspace, item: { createdAt: Date; editedAt: Date }): JsonObject {
  const user = { object: 'user', id: owner };
  return {
    created_time: item.createdAt.toISOString(),
    last_edited_time: item.editedAt.toISOString(),
    created_by: user,
    last_edited_by: user,
  };
}

function toParentView(parent: Parent): JsonObject {
  if (parent.type === 'workspace') return { type: 'workspace', workspace: true };
  return { type: parent.type, [parent.type]: parent.id };
}

function urlOf(title: string, id: string): string {
  const words = title.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return `https://www.notion.so/${[...words, id.replaceAll('-', '')].join('-')}`;
}
