import type { Accounts } from '../../accounts/accounts.ts';
import type { EventLog } from '../../log/event-log.ts';
import type { LedgerEntry } from '../../log/ledger-entry.ts';
import { createToolProvider, defineTool } from '../create-tool-provider.ts';
import type { ToolDefinition, ToolProvider } from '../provider.ts';
import type { ActingUser } from './acting-user.ts';
import {
  getConversation,
  joinConversation,
  listChannels,
  openConversation,
} from './tools/conversation-tools.ts';
import * as inputs from './tools/inputs.ts';
import { fetchHistory, getReplies, sendMessage } from './tools/message-tools.ts';
import { authTest, getUser, listUsers, lookupByEmail } from './tools/user-tools.ts';
import { Workspace } from './workspace/workspace.ts';

type Parts = { tools: ToolDefinition[]; accounts: Accounts; ledger: EventLog<LedgerEntry> };

/** Slack: one workspace for all users. */
export function createSlackProvider({ tools, accounts, ledger }: Parts): ToolProvider {
  const workspace = new Workspace(accounts);
  return createToolProvider<ActingUser>({
    tools,
    ledger,
    implementations: {
      slack_auth_test: defineTool(inputs.nothing, authTest),
      slack_list_channels: defineTool(inputs.channelList, listChannels),
      slack_get_conversation_info: defineTool(inputs.channel, getConversation),
      slack_open_conversation: defineTool(inputs.opening, openConversation),
      slack_join_conversation: defineTool(inputs.channel, joinConversation),
      slack_fetch_conversation_history: defineTool(inputs.history, fetchHistory),
      slack_get_conversation_replies: defineTool(inputs.replies, getReplies),
      slack_send_message: defineTool(inputs.post, sendMessage),
      slack_list_users: defineTool(inputs.userList, listUsers),
      slack_get_user_info: defineTool(inputs.user, getUser),
      slack_lookup_user_by_email: defineTool(inputs.email, lookupByEmail),
    },
    findActingUser: ({ identifier }) => ({ workspace, me: workspace.directory.member(identifier) }),
    clear: () => workspace.clear(),
  });
}
