import { freshdeskActions } from './actions/freshdesk.ts';
import type { Credential, HttpAction, ToolMark } from './actions/http-action.ts';
import { linearActions } from './actions/linear.ts';

/**
 * The file that an operator edits: each connection of the product, its Scalekit provider, and the tools that may run
 * on it. A trailing `*` matches any rest of a name; a tool that no line matches is refused; where a name matches several
 * lines, destructive wins over write, and write over read. A read is a tool whose name proves it, or one of
 * `reviewedReads` below.
 */

export type ConnectionConfig = {
  /** Scalekit's provider key, as in its connector catalogue. */
  provider: string;
  /** Shown to users: on consent, in errors, in a digest. */
  displayName: string;
  /**
   * The provider's own API, for what no tool covers; the only address to which a user's token is sent. A provider that
   * has an address per customer has none here, but one in `providerApiUrls` of each stage.
   */
  apiUrl?: string;
  /** How that API takes the user's credential; default: OAuth. */
  credential?: Credential;
  /** Name or `prefix*` of a tool of Scalekit → what running it does. */
  tools: Readonly<Record<string, ToolMark>>;
  /** The product's own tools: requests to `apiUrl`, by their names (docs/connectors.md). */
  actions?: Readonly<Record<string, HttpAction>>;
};

export const connections = {
  gmail: {
    provider: 'GMAIL',
    displayName: 'Gmail',
    apiUrl: 'https://gmail.googleapis.com',
    tools: {
      gmail_fetch_mails: 'read',
      gmail_get_message_by_id: 'read',
      gmail_get_profile: 'read',
      gmail_get_attachment_by_id: 'read',
      gmail_list_threads: 'read',
      gmail_get_thread_by_id: 'read',
      gmail_list_labels: 'read',
      gmail_list_drafts: 'read',
      gmail_get_draft: 'read',
      gmail_send_message: 'write',
      gmail_create_draft: 'write',
      gmail_modify_message_labels: 'destructive',
      gmail_send_draft: 'write',
      gmail_reply_to_thread: 'write',
    },
  },
  slack: {
    provider: 'SLACK',
    displayName: 'Slack',
    tools: {
      slack_list_channels: 'read',
      slack_get_conversation_info: 'read',
      slack_fetch_conversation_history: 'read',
      slack_get_conversation_replies: 'read',
      slack_list_users: 'read',
      slack_get_user_info: 'read',
      slack_lookup_user_by_email: 'read',
      slack_auth_test: 'read',
      slack_open_conversation: 'write',
      slack_join_conversation: 'write',
      slack_send_message: 'write',
    },
  },
  notion: {
    provider: 'NOTION',
    displayName: 'Notion',
    tools: {
      notion_page_search: 'read',
      notion_data_fetch: 'read',
      notion_page_get: 'read',
      notion_page_content_get: 'read',
      notion_database_fetch: 'read',
      notion_database_query: 'read',
      notion_page_create: 'write',
      notion_page_update: 'destructive',
      notion_page_content_append: 'write',
      notion_database_insert_row: 'write',
    },
  },
  googlecalendar: {
    provider: 'GOOGLECALENDAR',
    displayName: 'Google Calendar',
    tools: {
      googlecalendar_list_calendars: 'read',
      googlecalendar_get_calendar: 'read',
      googlecalendar_list_events: 'read',
      googlecalendar_search_events: 'read',
      googlecalendar_get_event_by_id: 'read',
      googlecalendar_query_freebusy: 'read',
      googlecalendar_create_event: 'write',
      googlecalendar_update_event: 'destructive',
      googlecalendar_delete_event: 'destructive',
    },
  },
  linear: {
    provider: 'LINEAR',
    displayName: 'Linear',
    apiUrl: 'https://api.linear.app',
    tools: {},
    actions: linearActions,
  },
  freshdesk: {
    provider: 'FRESHDESK',
    displayName: 'Freshdesk',
    credential: { kind: 'basic', username: 'username', password: { fixed: 'X' } },
    tools: {},
    actions: freshdeskActions,
  },
} as const satisfies Record<string, ConnectionConfig>;

/** Tools that read although their names do not prove it (shared/connections/read-rule.ts), each reviewed. */
export const reviewedReads: readonly string[] = [
  // POSTs, but of a GraphQL query, which changes nothing.
  'linear_list_my_issues',
  'linear_search_issues',
  // Returns the user and workspace of the account.
  'slack_auth_test',
];
