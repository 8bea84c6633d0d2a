import type { BodyTemplate, ErrorPlace, HttpAction } from './http-action.ts';

/** https://linear.app/developers/graphql: every request is a POST of a fixed query, with the input in its variables. */
function graphql(query: string, variables: Record<string, BodyTemplate>) {
  return { method: 'POST', path: '/graphql', body: { query, variables }, error } as const;
}

/** Linear's errors stand in `errors`, mostly with status 200; a rate limit has status 400. */
const error: ErrorPlace = {
  at: ['errors'],
  code: ['errors', 0, 'extensions', 'code'],
  path: ['errors', 0, 'path'],
  codes: {
    AUTHENTICATION_ERROR: 401,
    FORBIDDEN: 403,
    FEATURE_NOT_ACCESSIBLE: 403,
    ENTITY_NOT_FOUND: 404,
    RATELIMITED: 429,
    INVALID_INPUT: 'invalid-input',
    GRAPHQL_VALIDATION_FAILED: 'invalid-input',
  },
};

const ISSUE = 'id identifier title url priority state { name } assignee { name } team { key } updatedAt';
const PAGE = 'pageInfo { hasNextPage endCursor }';

const paging = {
  first: { type: 'integer', minimum: 1, maximum: 50, description: 'Issues on a page; default 50.' },
  after: { type: 'string', maxLength: 100, description: 'The `endCursor` of the page before.' },
};

export const linearActions = {
  linear_list_my_issues: {
    mark: 'read',
    description: "Lists the issues that are assigned to the user, the user's teams included.",
    ...graphql(
      `query($first: Int, $after: String) { viewer { id name teams { nodes { id key name } } assignedIssues(first: $first, after: $after) { nodes { ${ISSUE} } ${PAGE} } } }`,
      { first: '{first}', after: '{after}' },
    ),
    result: ['data', 'viewer'],
    inputSchema: { type: 'object', properties: paging, additionalProperties: false },
  },
  linear_search_issues: {
    mark: 'read',
    description: 'Searches issues by words in their title, description and comments.',
    ...graphql(
      `query($term: String!, $first: Int, $after: String) { searchIssues(term: $term, first: $first, after: $after) { nodes { ${ISSUE} } ${PAGE} } }`,
      { term: '{term}', first: '{first}', after: '{after}' },
    ),
    result: ['data', 'searchIssues'],
    inputSchema: {
      type: 'object',
      properties: { term: { type: 'string', minLength: 1, maxLength: 500 }, ...paging },
      required: ['term'],
      additionalProperties: false,
    },
  },
  linear_create_issue: {
    mark: 'write',
    description: 'Creates an issue in a team.',
    ...graphql(
      `mutation($input: IssueCreateInput!) { issueCreate(input: $input) { success issue { ${ISSUE} } } }`,
      {
        input: {
          teamId: '{team_id}',
          title: '{title}',
          description: '{description}',
          priority: '{priority}',
          assigneeId: '{assignee_id}',
        },
      },
    ),
    result: ['data', 'issueCreate', 'issue'],
    done: ['data', 'issueCreate', 'success'],
    inputSchema: {
      type: 'object',
      properties: {
        team_id: { type: 'string', minLength: 1, maxLength: 100, description: "The team's id, not its key." },
        title: { type: 'string', minLength: 1, maxLength: 255 },
        description: { type: 'string', description: 'Markdown.' },
        priority: { type: 'integer', minimum: 0, maximum: 4, description: '0 none, 1 urgent to 4 low.' },
        assignee_id: { type: 'string', minLength: 1, maxLength: 100 },
      },
      required: ['team_id', 'title'],
      additionalProperties: false,
    },
  },
  linear_create_comment: {
    mark: 'write',
    description: 'Adds a comment to an issue.',
    ...graphql(
      'mutation($input: CommentCreateInput!) { commentCreate(input: $input) { success comment { id url } } }',
      { input: { issueId: '{issue_id}', body: '{body}' } },
    ),
    result: ['data', 'commentCreate', 'comment'],
    done: ['data', 'commentCreate', 'success'],
    inputSchema: {
      type: 'object',
      properties: {
        issue_id: { type: 'string', minLength: 1, maxLength: 100, description: 'An id, or `ENG-12`.' },
        body: { type: 'string', minLength: 1, description: 'Markdown.' },
      },
      required: ['issue_id', 'body'],
      additionalProperties: false,
    },
  },
} as const satisfies Record<string, HttpAction>;
