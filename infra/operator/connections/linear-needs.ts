import type { ConnectionNeeds } from './tool-needs.ts';

/** https://linear.app/developers/oauth-2-0-authentication */
const read = [['read']];

export const linearNeeds: ConnectionNeeds = {
  kind: 'scopes',
  expires: true,
  tools: {
    linear_list_my_issues: read,
    linear_search_issues: read,
    linear_create_issue: [['issues:create', 'write']],
    linear_create_comment: [['comments:create', 'write']],
  },
};
