import type { Routes } from '../../shared/http/endpoint/endpoint.ts';
import { endpoints } from '../../shared/http/endpoint/endpoints.ts';
import { jsonResponse } from '../../shared/http/response.ts';
import { type ExportDeps, exportActivity } from './export-activity.ts';
import { type ListDeps, listActivity } from './list-activity.ts';
import { activityContract } from './schema.ts';

/** The routes that return what was done in a user's name. */
export function activityRoutes(deps: ListDeps & ExportDeps): Routes {
  return endpoints(activityContract, {
    'GET /activity': async ({ query, scope }) =>
      jsonResponse(200, await listActivity(scope.user, numbersOf(query), deps)),
    'GET /activity/export': async ({ query, scope }) =>
      jsonResponse(200, await exportActivity(scope.user, numbersOf(query).cursor ?? 0, deps)),
  });
}

function numbersOf(query: { cursor?: string | undefined; limit?: string | undefined }) {
  const [cursor, limit] = [query.cursor, query.limit].map((text) =>
    text === undefined ? text : Number(text),
  );
  return { cursor, limit };
}
