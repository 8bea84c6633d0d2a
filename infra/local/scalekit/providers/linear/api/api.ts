import { z } from 'zod';
import type { ApiRequest, ApiResponse, Effect, ProviderApi } from '../../provider.ts';
import { addIssue, type Issue, type LinearWorkspaces, type Workspace } from '../workspace/workspace.ts';
import { parseOperation, type Selection, select } from './selection.ts';

/** An error of a resolver: Linear returns it with status 200. */
class ResolverError extends Error {
  override readonly name = 'ResolverError';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

type Variables = Record<string, unknown>;
type Resolver = (workspace: Workspace, variables: Variables, effect: Effect) => unknown;

const request = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).default({}) });
const page = z.object({
  first: z.int().min(1).max(250).default(50),
  after: z.string().optional(),
});
const issueInput = z.strictObject({
  teamId: z.string(),
  title: z.string().min(1).max(255),
  description: z.string().optional(),
  priority: z.int().min(0).max(4).optional(),
  assigneeId: z.string().optional(),
});
const commentInput = z.strictObject({ issueId: z.string(), body: z.string().min(1) });

const queries: Record<string, Resolver> = {
  viewer: ({ viewer, team, issues }, variables) => ({
    ...viewer,
    teams: { nodes: [team] },
    assignedIssues: paginate(
      issues.filter(({ assignee }) => assignee?.id === viewer.id),
      variables,
    ),
  }),
  searchIssues({ issues }, { term, ...variables }) {
    const words = z.string().min(1).parse(term).toLowerCase();
    return paginate(
      issues.filter(({ title, description }) => `${title} ${description}`.toLowerCase().includes(words)),
      variables,
    );
  },
};

const mutations: Record<string, Resolver> = {
  issueCreate(workspace, { input }, effect) {
    const { teamId, ...given } = issueInput.parse(input);
    if (teamId !== workspace.team.id) throw new ResolverError('INVALID_INPUT', 'Entity not found: Team');
    const issue = addIssue(workspace, given);
    effect('issue-created', { issue: issue.identifier, title: issue.title });
    return { success: true, issue };
  },
  commentCreate({ issues }, { input }, effect) {
    const { issueId, body } = commentInput.parse(input);
    const issue = issues.find(({ id, identifier }) => id === issueId || identifier === issueId);
    if (issue === undefined) throw new ResolverError('ENTITY_NOT_FOUND', 'Entity not found: Issue');
    effect('comment-created', { issue: issue.identifier, characters: body.length });
    return { success: true, comment: { id: `comment-of-${issue.id}`, url: `${issue.url}#comment` } };
  },
};

/**
 * Linear's GraphQL API: errors of a field have status 200, those of the query 400.
 * @see https://linear.app/developers/graphql
 */
export function createLinearApi(workspaces: LinearWorkspaces): ProviderApi {
  return {
    name: 'linear',
    readCredential: ({ authorization }) => /^Bearer (.+)$/.exec(authorization ?? '')?.[1],
    respond({ method, path, body }, { identifier }, effect) {
      if (path !== '/graphql') return { status: 404, body: 'Not found' };
      if (method !== 'POST') return refuse(400, 'GRAPHQL_VALIDATION_FAILED');
      return resolve(body, workspaces.of(identifier), effect);
    },
    refuse(status) {
      const codes: Record<number, string> = { 401: 'AUTHENTICATION_ERROR', 403: 'FORBIDDEN' };
      // Linear's own rate limit has status 400.
      if (status === 429) return refuse(400, 'RATELIMITED');
      return refuse(status, codes[status] ?? 'INTERNAL_SERVER_ERROR');
    },
  };
}

function resolve(body: ApiRequest['body'], workspace: Workspace, effect: Effect): ApiResponse {
  let operation: { kind: 'query' | 'mutation'; selection: Selection };
  let variables: Variables;
  try {
    const parsed = request.parse(JSON.parse(body));
    operation = parseOperation(parsed.query);
    variables = parsed.variables;
  } catch {
    return refuse(400, 'GRAPHQL_PARSE_FAILED');
  }
  const resolvers = operation.kind === 'query' ? queries : mutations;
  try {
    const data = Object.entries(operation.selection).map(([field, selection]) => {
      const resolver = resolvers[field];
      if (resolver === undefined) throw new Error(`Cannot query field "${field}".`);
      return [field, select(resolver(workspace, variables, effect), selection)];
    });
    return { status: 200, body: { data: Object.fromEntries(data) } };
  } catch (error) {
    if (error instanceof ResolverError) return { ...refuse(200, error.code) };
    if (error instanceof z.ZodError) return refuse(200, 'INVALID_INPUT');
    return refuse(400, 'GRAPHQL_VALIDATION_FAILED');
  }
}

function paginate(all: Issue[], given: Variables) {
  const { first, after } = page.parse(given);
  const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const nodes = all.slice(start, start + first);
  const hasNextPage = start + first < all.length;
  return { nodes, pageInfo: { hasNextPage, endCursor: nodes.at(-1)?.id ?? null } };
}

function refuse(status: number, code: string): ApiResponse {
  const error = { message: `Refused: ${code}`, extensions: { code, userPresentableMessage: 'Refused.' } };
  return { status, body: { errors: [error], ...(status === 200 && { data: null }) } };
}
