import { z } from 'zod';
import type { Resources } from '../../template/resources.ts';
import { parseQuery, type Query } from './query.ts';

/** A saved query of the template. */
export type SavedQuery = { name: string; query: Query; logGroups: string[] };

const querySchema = z.strictObject({
  Name: z.string(),
  QueryString: z.string(),
  LogGroupNames: z.array(z.string()).min(1),
  QueryLanguage: z.literal('CWLI').optional(),
});

/** @throws Error for a query that the local stack cannot run */
export function readSavedQueries(resources: Resources): SavedQuery[] {
  return resources.ofType('AWS::Logs::QueryDefinition').map(({ properties }) => {
    const { Name, QueryString, LogGroupNames } = querySchema.parse(properties);
    return { name: Name, query: parseQuery(QueryString), logGroups: LogGroupNames };
  });
}
