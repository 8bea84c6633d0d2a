import type { JsonObject } from '@bufbuild/protobuf';
import type { LedgerEntry } from '../event-log.ts';
import { ToolError } from '../tool-world.ts';
import type { Mailbox } from './mailbox.ts';
import { messageIds } from './message-views.ts';
import type { PostOffice } from './post-office.ts';
import { messageIn } from './reading-tools.ts';
import type { LabelChange, Letter } from './tool-inputs.ts';

/** Notes a side effect of the running tool in the ledger. */
export type Effect = (kind: LedgerEntry['kind'], detail: LedgerEntry['detail']) => void;

const knownLabels = /^(?:INBOX|UNREAD|STARRED|IMPORTANT|SPAM|TRASH|CATEGORY_[A-Z]+|Label_\w+)$/;

export function sendMessage(office: PostOffice) {
  return async (mailbox: Mailbox, letter: Letter, effect: Effect): Promise<JsonObject> => {
    const message = await office.send(mailbox, letter);
    effect('mail-sent', { ...messageIds(message), ...envelopeOf(letter) });
    return { ...messageIds(message), labelIds: [...message.labelIds] };
  };
}

export function createDraft(office: PostOffice) {
  return async (mailbox: Mailbox, letter: Letter, effect: Effect): Promise<JsonObject> => {
    const message = await office.draft(mailbox, letter);
    effect('draft-created', { ...messageIds(message), ...envelopeOf(letter) });
    return {
      id: `r${BigInt(`0x${message.id}`)}`,
      message: { ...messageIds(message), labelIds: ['DRAFT'] },
    };
  };
}

/** @throws ToolError 400 for a label that Gmail does not know and that no user made. */
export function modifyLabels(mailbox: Mailbox, change: LabelChange, effect: Effect): JsonObject {
  const { add_label_ids: add, remove_label_ids: remove } = change;
  const message = messageIn(mailbox, change.message_id);
  if ([...add, ...remove].some((label) => !knownLabels.test(label))) {
    throw new ToolError('InvalidArgument', 'INVALID_ARGUMENT', 'Invalid label');
  }
  mailbox.relabel(message, { add, remove });
  effect('labels-modified', { ...messageIds(message), added: add, removed: remove });
  return { ...messageIds(message), labelIds: [...message.labelIds] };
}

/** Who a mail is for and what it is about; its text stays in the mailbox. */
function envelopeOf({ to, cc, bcc, subject }: Letter): LedgerEntry['detail'] {
  return { to, ...(cc && { cc }), ...(bcc && { bcc }), subject };
}
