import type { JsonObject } from '@bufbuild/protobuf';
import type { Effect } from '../../create-tool-provider.ts';
import { notFound } from '../../tool-error.ts';
import type { MailTransport } from '../mailbox/mail-transport.ts';
import type { Mailbox, MailboxMessage } from '../mailbox/mailbox.ts';
import type { DraftList, DraftRequest, DraftToSend, NewMail } from './inputs.ts';
import { messageIds, toMessageView } from './message-views.ts';
import { paginate } from './paginate.ts';
import { envelopeOf, toSentResponse } from './writing-tools.ts';

export function createDraft(transport: MailTransport) {
  return async (mailbox: Mailbox, mail: NewMail, effect: Effect): Promise<JsonObject> => {
    const message = await transport.draft(mailbox, mail);
    const id = draftId(message);
    effect('draft-created', { ...messageIds(message), ...envelopeOf(mail) });
    return { id, message: { ...messageIds(message), labelIds: ['DRAFT'] } };
  };
}

export function listDrafts(mailbox: Mailbox, input: DraftList): JsonObject {
  const drafts = listDraftMessages(mailbox);
  const { page, next } = paginate(drafts, input);
  return {
    drafts: page.map((message) => ({ id: draftId(message), message: messageIds(message) })),
    ...next,
    resultSizeEstimate: drafts.length,
  };
}

export function getDraft(mailbox: Mailbox, { draft_id: id, format }: DraftRequest): JsonObject {
  return { id, message: toMessageView(requireDraft(mailbox, id), format) };
}

/** As in Gmail, the draft is deleted and the sent mail has a new id. */
export function sendDraft(transport: MailTransport) {
  return async (mailbox: Mailbox, { draft_id: id }: DraftToSend, effect: Effect): Promise<JsonObject> => {
    const { message, mail } = await transport.sendDraft(mailbox, requireDraft(mailbox, id));
    effect('mail-sent', { ...messageIds(message), ...envelopeOf(mail) });
    return toSentResponse(message);
  };
}

function listDraftMessages(mailbox: Mailbox): MailboxMessage[] {
  return mailbox.newestFirst().filter(({ labelIds }) => labelIds.has('DRAFT'));
}

/** @throws ToolError 404 */
function requireDraft(mailbox: Mailbox, id: string): MailboxMessage {
  const message = listDraftMessages(mailbox).find((each) => draftId(each) === id);
  if (message === undefined) throw notFound('Requested entity was not found.');
  return message;
}

/** The id of a draft differs from that of its mail, which need not be a number if the mail was delivered. */
function draftId({ id }: MailboxMessage): string {
  return /^[\da-f]{1,16}$/.test(id) ? `r${BigInt(`0x${id}`)}` : `r-${id}`;
}
