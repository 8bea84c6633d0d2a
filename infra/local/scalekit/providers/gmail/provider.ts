import type { Accounts } from '../../accounts/accounts.ts';
import type { EventLog } from '../../log/event-log.ts';
import type { LedgerEntry } from '../../log/ledger-entry.ts';
import { createToolProvider, defineTool } from '../create-tool-provider.ts';
import type { ToolDefinition, ToolProvider } from '../provider.ts';
import { listLabels } from './mailbox/labels.ts';
import { MailTransport } from './mailbox/mail-transport.ts';
import type { Mailbox } from './mailbox/mailbox.ts';
import type { Mailboxes } from './mailbox/mailboxes.ts';
import { createDraft, getDraft, listDrafts, sendDraft } from './tools/draft-tools.ts';
import * as inputs from './tools/inputs.ts';
import { fetchMails, getAttachment, getMessage, getProfile } from './tools/reading-tools.ts';
import { getThread, listThreads } from './tools/thread-tools.ts';
import { modifyLabels, replyToThread, sendMessage } from './tools/writing-tools.ts';

type Parts = {
  tools: ToolDefinition[];
  accounts: Accounts;
  mailboxes: Mailboxes;
  ledger: EventLog<LedgerEntry>;
};

/** Gmail: one mailbox per user. */
export function createGmailProvider({ tools, accounts, mailboxes, ledger }: Parts): ToolProvider {
  const transport = new MailTransport(accounts, mailboxes);
  return createToolProvider<Mailbox>({
    tools,
    ledger,
    implementations: {
      gmail_fetch_mails: defineTool(inputs.search, fetchMails),
      gmail_get_message_by_id: defineTool(inputs.messageRequest, getMessage),
      gmail_get_attachment_by_id: defineTool(inputs.attachmentRequest, getAttachment),
      gmail_list_threads: defineTool(inputs.threadList, listThreads),
      gmail_get_thread_by_id: defineTool(inputs.threadRequest, getThread),
      gmail_list_labels: defineTool(inputs.nothing, listLabels),
      gmail_list_drafts: defineTool(inputs.draftList, listDrafts),
      gmail_get_draft: defineTool(inputs.draftRequest, getDraft),
      gmail_get_profile: defineTool(inputs.nothing, getProfile),
      gmail_send_message: defineTool(inputs.newMail, sendMessage(transport)),
      gmail_reply_to_thread: defineTool(inputs.reply, replyToThread(transport)),
      gmail_create_draft: defineTool(inputs.newMail, createDraft(transport)),
      gmail_send_draft: defineTool(inputs.draftRequest, sendDraft(transport)),
      gmail_modify_message_labels: defineTool(inputs.labelChange, modifyLabels),
    },
    findActingUser: ({ identifier }) => mailboxes.of(identifier),
    clear: () => mailboxes.clear(),
  });
}
