import type { ConnectionNeeds } from './tool-needs.ts';

/** https://developers.notion.com/reference/capabilities: Notion's OAuth has no scopes. */
const read = [['Read content']];
const insert = [['Insert content']];
const update = [['Update content']];

export const notionNeeds: ConnectionNeeds = {
  kind: 'capabilities',
  expires: false,
  tools: {
    notion_page_search: read,
    notion_data_fetch: read,
    notion_page_get: read,
    notion_page_content_get: read,
    notion_database_fetch: read,
    notion_database_query: read,
    notion_page_create: insert,
    notion_page_update: update,
    notion_page_content_append: insert,
    notion_database_insert_row: insert,
  },
};
