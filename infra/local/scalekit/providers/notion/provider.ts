import type { EventLog, LedgerEntry } from '../../log/event-log.ts';
import type { ToolDefinition, ToolProvider } from '../provider.ts';
import { tool, toolset } from '../toolset.ts';
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
import { seededWorkspace } from './workspace/seed.ts';
import type { NotionWorkspace } from './workspace/workspace.ts';

type Parts = { tools: ToolDefinition[]; ledger: EventLog<LedgerEntry> };

/** Notion behind its tools: a workspace per user. */
export function notionProvider({ tools, ledger }: Parts): ToolProvider {
  const workspaces = new Map<string, NotionWorkspace>();
  return toolset<NotionWorkspace>({
    tools,
    ledger,
    built: {
      notion_page_search: tool(inputs.search, searchPages),
      notion_data_fetch: tool(inputs.search, searchAll),
      notion_page_get: tool(inputs.pageRequest, getPage),
      notion_page_create: tool(inputs.pageCreation, createPage),
      notion_page_update: tool(inputs.pageUpdate, updatePage),
      notion_page_content_get: tool(inputs.children, getContent),
      notion_page_content_append: tool(inputs.append, appendContent),
      notion_database_fetch: tool(inputs.databaseRequest, getDatabase),
      notion_database_query: tool(inputs.query, queryDatabase),
      notion_database_insert_row: tool(inputs.rowInsertion, insertRow),
    },
    seatOf({ identifier }) {
      const known = workspaces.get(identifier);
      if (known !== undefined) return known;
      const fresh = seededWorkspace(identifier);
      workspaces.set(identifier, fresh);
      return fresh;
    },
    clear: () => workspaces.clear(),
  });
}
