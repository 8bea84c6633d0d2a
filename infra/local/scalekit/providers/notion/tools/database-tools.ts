import type { JsonObject } from '@bufbuild/protobuf';
import type { z } from 'zod';
import { parsedId } from '../workspace/ids.ts';
import type { NotionWorkspace } from '../workspace/workspace.ts';
import { parseFilter } from './filter.ts';
import type * as inputs from './inputs.ts';
import { sorted } from './sort.ts';
import { databaseView, listView, pageView } from './views.ts';

export function getDatabase(
  workspace: NotionWorkspace,
  input: z.output<typeof inputs.databaseRequest>,
): JsonObject {
  return databaseView(workspace, workspace.database(parsedId(input.database_id, 'database_id')));
}

/** The rows, the newest first unless sorted. @see https://developers.notion.com/reference/post-database-query */
export function queryDatabase(workspace: NotionWorkspace, input: z.output<typeof inputs.query>): JsonObject {
  const { id, schema } = workspace.database(parsedId(input.database_id, 'database_id'));
  const matches = parseFilter(input.filter, schema);
  const rows = workspace
    .pages()
    .filter(({ parent, archived }) => parent.type === 'database_id' && parent.id === id && !archived)
    .filter(matches)
    .toReversed();
  return listView(sorted(rows, input.sorts, schema), input, 'page_or_database', (page) =>
    pageView(workspace, page),
  );
}
