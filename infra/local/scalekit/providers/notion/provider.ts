import type { EventLog } from '../../log/event-log.ts';
import type { LedgerEntry } from '../../log/ledger-entry.ts';
import { createToolProvider, defineTool } from '../create-tool-provider.ts';
import type { ToolDefinition, ToolProvider } from '../provider.ts';
import { getDatabase, queryDatabase } from './tools/database-tools.ts';
import * as inputs from './tools/inputs.ts';
import {
  appendContent,
  createPage,
  getContent,
  getPage,
  insertRow,
  searchAll,
  searchPages,
  updatePage,
} from './tools/page-tools.ts';
import { createSeededWorkspace } from './workspace/seed.ts';
import type { NotionWorkspace } from './workspace/workspace.ts';

type Parts = { tools: ToolDefinition[]; ledger: EventLog<LedgerEntry> };

/** Notion: one workspace per user. */
export function createNotionProvider({ tools, ledger }: Parts): ToolProvider {
  const workspaces = new Map<string, NotionWorkspace>();
  return createToolProvider<NotionWorkspace>({
    tools,
    ledger,
    implementations: {
      notion_page_search: defineTool(inputs.search, searchPages),
      notion_data_fetch: defineTool(inputs.search, searchAll),
      notion_page_get: defineTool(inputs.pageRequest, getPage),
      notion_page_create: defineTool(inputs.pageCreation, createPage),
      notion_page_update: defineTool(inputs.pageUpdate, updatePage),
      notion_page_content_get: defineTool(inputs.children, getContent),
      notion_page_content_append: defineTool(inputs.append, appendContent),
      notion_database_fetch: defineTool(inputs.databaseRequest, getDatabase),
      notion_database_query: defineTool(inputs.query, queryDatabase),
      notion_database_insert_row: defineTool(inputs.rowInsertion, insertRow),
    },
    findActingUser({ identifier }) {
      const existing = workspaces.get(identifier);
      if (existing !== undefined) return existing;
      const created = createSeededWorkspace(identifier);
      workspaces.set(identifier, created);
      return created;
    },
    clear: () => workspaces.clear(),
  });
}
