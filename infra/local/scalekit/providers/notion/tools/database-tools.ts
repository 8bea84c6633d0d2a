import type { JsonObject } from '@bufbuild/protobuf';
import type { z } from 'zod';
import { parseId } from '../workspace/ids.ts';
import type { NotionWorkspace } from '../workspace/workspace.ts';
import { parseFilter } from './filter.ts';
import type * as inputs from './inputs.ts';
import { sortPages } from './sort.ts';
import { toDatabaseView, toListView, toPageView } from './views.ts';

export function getDatabase(
  workspace: NotionWorkspace,
  input: z.output<typeof inputs.databaseRequest>,
): JsonObject {
  return toDatabaseView(workspace, workspace.getDatabase(parseId(input.database_id, 'database_id')));
}

/** The rows, newest first unless sorted. @see https://developers.notion.com/reference/post-database-query */
export function queryDatabase(workspace: NotionWorkspace, input: z.output<typeof inputs.query>): JsonObject {
  const { id, schema } = workspace.getDatabase(parseId(input.database_id, 'database_id'));
  const matches = parseFilter(input.filter, schema);
  const rows = workspace
    .pages()
    .filter(({ parent, archived }) => parent.type === 'database_id' && parent.id === id && !archived)
    .filter(matches)
    .toReversed();
  return toListView(sortPages(rows, input.sorts, schema), input, 'page_or_database', (page) =>
    toPageView(workspace, page),
  );
}
