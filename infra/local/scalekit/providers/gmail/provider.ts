import type { Accounts } from '../../accounts/accounts.ts';
import type { EventLog, LedgerEntry } from '../../log/event-log.ts';
import type { ToolDefinition, ToolProvider } from '../provider.ts';
import { tool, toolset } from '../toolset.ts';
import { listLabels } from './mailbox/labels.ts';
import type { Mailbox } from './mailbox/mailbox.ts';
import type { Mailboxes } from './mailbox/mailboxes.ts';
import { PostOffice } from './mailbox/post-office.ts';
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

/** Gmail behind its tools: a mailbox per user. */
export function gmailProvider({ tools, accounts, mailboxes, ledger }: Parts): ToolProvider {
  const office = new PostOffice(accounts, mailboxes);
  return toolset<Mailbox>({
    tools,
    ledger,
    built: {
      gmail_fetch_mails: tool(inputs.search, fetchMails),
      gmail_get_message_by_id: tool(inputs.messageRequest, getMessage),
      gmail_get_attachment_by_id: tool(inputs.attachmentRequest, getAttachment),
      gmail_list_threads: tool(inputs.threadList, listThreads),
      gmail_get_thread_by_id: tool(inputs.threadRequest, getThread),
      gmail_list_labels: tool(inputs.nothing, listLabels),
      gmail_list_drafts: tool(inputs.draftList, listDrafts),
      gmail_get_draft: tool(inputs.draftRequest, getDraft),
      gmail_get_profile: tool(inputs.nothing, getProfile),
      gmail_send_message: tool(inputs.letter, sendMessage(office)),
      gmail_reply_to_thread: tool(inputs.reply, replyToThread(office)),
      gmail_create_draft: tool(inputs.letter, createDraft(office)),
      gmail_send_draft: tool(inputs.draftRequest, sendDraft(office)),
      gmail_modify_message_labels: tool(inputs.labelChange, modifyLabels),
    },
    seatOf: ({ identifier }) => mailboxes.of(identifier),
    clear: () => mailboxes.clear(),
  });
}
