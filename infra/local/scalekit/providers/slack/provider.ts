import type { Accounts } from '../../accounts/accounts.ts';
import type { EventLog, LedgerEntry } from '../../log/event-log.ts';
import type { ToolDefinition, ToolProvider } from '../provider.ts';
import { tool, toolset } from '../toolset.ts';
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

/** Slack behind its tools: one workspace for all users. */
export function slackProvider({ tools, accounts, ledger }: Parts): ToolProvider {
  const workspace = new Workspace(accounts);
  return toolset<ActingUser>({
    tools,
    ledger,
    built: {
      slack_auth_test: tool(inputs.nothing, authTest),
      slack_list_channels: tool(inputs.channelList, listChannels),
      slack_get_conversation_info: tool(inputs.channel, getConversation),
      slack_open_conversation: tool(inputs.opening, openConversation),
      slack_join_conversation: tool(inputs.channel, joinConversation),
      slack_fetch_conversation_history: tool(inputs.history, fetchHistory),
      slack_get_conversation_replies: tool(inputs.replies, getReplies),
      slack_send_message: tool(inputs.post, sendMessage),
      slack_list_users: tool(inputs.userList, listUsers),
      slack_get_user_info: tool(inputs.user, getUser),
      slack_lookup_user_by_email: tool(inputs.email, lookupByEmail),
    },
    seatOf: ({ identifier }) => ({ workspace, me: workspace.directory.member(identifier) }),
    clear: () => workspace.clear(),
  });
}
