/**
 * The file that an operator edits: each connection of the product, its Scalekit provider, and the tools
 * that may run on it. A trailing `*` matches any rest of a name; what no line matches is refused; where a
 * name matches a read and a write line, write wins.
 */
export type ToolEffect = 'read' | 'write';

export type ConnectionConfig = {
  /** Scalekit's provider key, as in its connector catalogue. */
  provider: string;
  /** Shown to people: on consent, in errors, in a digest. */
  displayName: string;
  /** Tool name or `prefix*` → what running it does. */
  tools: Record<string, ToolEffect>;
};

export const connections = {
  gmail: {
    provider: 'GMAIL',
    displayName: 'Gmail',
    tools: {
      gmail_fetch_mails: 'read',
      gmail_get_message_by_id: 'read',
      gmail_get_profile: 'read',
      gmail_send_message: 'write',
      gmail_create_draft: 'write',
      gmail_modify_message_labels: 'write',
    },
  },
} as const satisfies Record<string, ConnectionConfig>;
