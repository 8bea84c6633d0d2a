/** Side effects of tools at their provider. */
type ProviderEffect =
  | 'mail-sent'
  | 'draft-created'
  | 'labels-modified'
  | 'message-posted'
  | 'conversation-opened'
  | 'channel-joined'
  | 'page-created'
  | 'page-updated'
  | 'page-appended'
  | 'event-created'
  | 'event-updated'
  | 'event-deleted'
  | 'issue-created'
  | 'comment-created'
  | 'ticket-created'
  | 'note-added'
  | 'tool-run';

export type SideEffect =
  | 'account-created'
  | 'account-updated'
  | 'account-activated'
  | 'account-disconnected'
  | 'account-deleted'
  | 'account-status-set'
  | 'consent-approved'
  | 'consent-refused'
  | ProviderEffect;

/** One side effect of a call, a consent or the control API. */
export type LedgerEntry = {
  kind: SideEffect;
  identifier: string;
  connection: string;
  tool?: string;
  executionId?: string;
  detail: Record<string, string | number | string[]>;
};
