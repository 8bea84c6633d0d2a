import type { ConnectionNeeds } from './tool-needs.ts';

/**
 * User scopes per method, https://docs.slack.dev/reference/methods. A conversation of each kind needs its own scope;
 * with one of them the tool works for that kind.
 */
const readInfo = [['channels:read', 'groups:read', 'im:read', 'mpim:read']];
const readHistory = [['channels:history', 'groups:history', 'im:history', 'mpim:history']];
const readUsers = [['users:read']];

export const slackNeeds: ConnectionNeeds = {
  kind: 'scopes',
  // Only with token rotation, which is off unless the app turns it on.
  expires: false,
  tools: {
    slack_list_channels: readInfo,
    slack_get_conversation_info: readInfo,
    slack_fetch_conversation_history: readHistory,
    slack_get_conversation_replies: readHistory,
    slack_list_users: readUsers,
    slack_get_user_info: readUsers,
    slack_lookup_user_by_email: [['users:read.email']],
    slack_auth_test: [],
    slack_open_conversation: [['im:write', 'mpim:write', 'channels:write', 'groups:write']],
    slack_join_conversation: [['channels:write', 'channels:join']],
    slack_send_message: [['chat:write']],
  },
};
