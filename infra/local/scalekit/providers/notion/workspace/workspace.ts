import { randomUUID } from 'node:crypto';
import type { JsonObject } from '@bufbuild/protobuf';
import { invalidArgument, notFound } from '../../toolset.ts';
import { uuidOf } from './ids.ts';
import { type Properties, propertiesOf, type Schema } from './properties.ts';

type Dated = { id: string; createdAt: Date; editedAt: Date };
export type Parent = { type: 'workspace' } | { type: 'page_id' | 'database_id'; id: string };

export type Block = Dated & {
  kind: 'block';
  type: string;
  content: JsonObject;
  parent: Page | Block;
  children: Block[];
};

export type Page = Dated & {
  kind: 'page';
  parent: Parent;
  properties: Properties;
  icon: JsonObject | null;
  cover: JsonObject | null;
  archived: boolean;
  children: Block[];
};

export type Database = Dated & { kind: 'database'; title: string; parent: Parent; schema: Schema };

/** The columns of a page that is in no database. */
const pageSchema: Schema = { title: { type: 'title' } };

type NewPage = {
  parent: Parent;
  properties: Record<string, unknown>;
  icon: JsonObject | null;
  cover: JsonObject | null;
};

/** What one user let the integration see: pages, databases, blocks. */
export class NotionWorkspace {
  readonly owner: string;
  readonly #items = new Map<string, Page | Database | Block>();

  constructor(identifier: string) {
    this.owner = uuidOf(`user ${identifier}`);
  }

  pages(): Page[] {
    return [...this.#items.values()].filter((item) => item.kind === 'page');
  }

  databases(): Database[] {
    return [...this.#items.values()].filter((item) => item.kind === 'database');
  }

  /** @throws ToolError `object_not_found` */
  page(id: string): Page {
    const found = this.#items.get(id);
    if (found?.kind !== 'page') throw missing('page', id);
    return found;
  }

  /** @throws ToolError `object_not_found` */
  database(id: string): Database {
    const found = this.#items.get(id);
    if (found?.kind !== 'database') throw missing('database', id);
    return found;
  }

  /** What can hold blocks: a page or a block. @throws ToolError `object_not_found` */
  holder(id: string): Page | Block {
    const found = this.#items.get(id);
    if (found === undefined || found.kind === 'database') throw missing('block', id);
    return found;
  }

  schemaOf({ parent }: { parent: Parent }): Schema {
    return parent.type === 'database_id' ? this.database(parent.id).schema : pageSchema;
  }

  addPage({ parent, properties, icon, cover }: NewPage, id: string = randomUUID()): Page {
    if (parent.type === 'page_id') this.page(parent.id);
    const values = propertiesOf(this.schemaOf({ parent }), properties);
    const dates = { createdAt: new Date(), editedAt: new Date() };
    const page: Page = {
      kind: 'page',
      id,
      parent,
      properties: values,
      icon,
      cover,
      archived: false,
      children: [],
      ...dates,
    };
    this.#items.set(id, page);
    return page;
  }

  addDatabase(title: string, parent: Parent, schema: Schema, id: string): Database {
    const now = new Date();
    const database: Database = { kind: 'database', id, title, parent, schema, createdAt: now, editedAt: now };
    this.#items.set(id, database);
    return database;
  }

  /** @throws ToolError `validation_error` when the page is in the trash */
  append(parent: Page | Block, blocks: BlockDraft[]): Block[] {
    const page = pageOf(parent);
    if (page.archived)
      throw invalidArgument(
        "Can't edit block that is archived. You must unarchive the block before editing.",
      );
    page.editedAt = new Date();
    return blocks.map(({ type, content, children }) => {
      const now = new Date();
      const id = randomUUID();
      const block: Block = {
        kind: 'block',
        id,
        type,
        content,
        parent,
        children: [],
        createdAt: now,
        editedAt: now,
      };
      this.#items.set(id, block);
      parent.children.push(block);
      this.append(block, children);
      return block;
    });
  }
}

export type BlockDraft = { type: string; content: JsonObject; children: BlockDraft[] };

function pageOf(holder: Page | Block): Page {
  return holder.kind === 'page' ? holder : pageOf(holder.parent);
}

function missing(kind: string, id: string) {
  return notFound(
    `Could not find ${kind} with ID: ${id}. Make sure the relevant pages and databases are shared with your integration.`,
  );
}
