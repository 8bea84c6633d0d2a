import { randomUUID } from 'node:crypto';
import type { JsonObject } from '@bufbuild/protobuf';
import { invalidArgument, notFound } from '../../tool-error.ts';
import { deriveUuid } from './ids.ts';
import { type Properties, parseProperties, type Schema } from './properties.ts';

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

/** The columns of a page that is not in a database. */
const pageSchema: Schema = { title: { type: 'title' } };

type NewPage = {
  parent: Parent;
  properties: Record<string, unknown>;
  icon: JsonObject | null;
  cover: JsonObject | null;
};

/** The pages, databases and blocks that one user shares with the integration. */
export class NotionWorkspace {
  readonly owner: string;
  readonly #items = new Map<string, Page | Database | Block>();

  constructor(identifier: string) {
    this.owner = deriveUuid(`user ${identifier}`);
  }

  pages(): Page[] {
    return [...this.#items.values()].filter((item) => item.kind === 'page');
  }

  databases(): Database[] {
    return [...this.#items.values()].filter((item) => item.kind === 'database');
  }

  /** @throws ToolError `object_not_found` */
  getPage(id: string): Page {
    const found = this.#items.get(id);
    if (found?.kind !== 'page') throw objectNotFoundError('page', id);
    return found;
  }

  /** @throws ToolError `object_not_found` */
  getDatabase(id: string): Database {
    const found = this.#items.get(id);
    if (found?.kind !== 'database') throw objectNotFoundError('database', id);
    return found;
  }

  /** Finds the page or block that can hold blocks. @throws ToolError `object_not_found` */
  getBlockParent(id: string): Page | Block {
    const found = this.#items.get(id);
    if (found === undefined || found.kind === 'database') throw objectNotFoundError('block', id);
    return found;
  }

  schemaOf({ parent }: { parent: Parent }): Schema {
    return parent.type === 'database_id' ? this.getDatabase(parent.id).schema : pageSchema;
  }

  addPage({ parent, properties, icon, cover }: NewPage, id: string = randomUUID()): Page {
    if (parent.type === 'page_id') this.getPage(parent.id);
    const values = parseProperties(this.schemaOf({ parent }), properties);
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
  append(parent: Page | Block, blocks: NewBlock[]): Block[] {
    const page = findPage(parent);
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

export type NewBlock = { type: string; content: JsonObject; children: NewBlock[] };

function findPage(item: Page | Block): Page {
  return item.kind === 'page' ? item : findPage(item.parent);
}

function objectNotFoundError(kind: string, id: string) {
  return notFound(
    `Could not find ${kind} with ID: ${id}. Make sure the relevant pages and databases are shared with your integration.`,
  );
}
