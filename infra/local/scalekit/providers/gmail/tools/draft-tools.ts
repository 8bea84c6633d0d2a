import type { JsonObject } from '@bufbuild/protobuf';
import { type Effect, notFound } from '../../toolset.ts';
import type { Mailbox, MailboxMessage } from '../mailbox/mailbox.ts';
import type { PostOffice } from '../mailbox/post-office.ts';
import type { DraftList, DraftRequest, Letter, SendDraft } from './inputs.ts';
import { messagePage } from './message-page.ts';
import { messageIds, messageView } from './message-views.ts';
import { envelopeOf, sentResponse } from './writing-tools.ts';

export function createDraft(office: PostOffice) {
  return async (mailbox: Mailbox, letter: Letter, effect: Effect): Promise<JsonObject> => {
    const message = await office.draft(mailbox, letter);
    const id = draftId(message);
    effect('draft-created', { ...messageIds(message), ...envelopeOf(letter) });
    return { id, message: { ...messageIds(message), labelIds: ['DRAFT'] } };
  };
}

export function listDrafts(mailbox: Mailbox, input: DraftList): JsonObject {
  const drafts = draftsIn(mailbox);
  const { page, next } = messagePage(drafts, input);
  return {
    drafts: page.map((message) => ({ id: draftId(message), message: messageIds(message) })),
    ...next,
    resultSizeEstimate: drafts.length,
  };
}

export function getDraft(mailbox: Mailbox, { draft_id: id, format }: DraftRequest): JsonObject {
  return { id, message: messageView(draftIn(mailbox, id), format) };
}

/** The draft goes and the mail that was sent is a new one, as in Gmail. */
export function sendDraft(office: PostOffice) {
  return async (mailbox: Mailbox, { draft_id: id }: SendDraft, effect: Effect): Promise<JsonObject> => {
    const { message, letter } = await office.sendDraft(mailbox, draftIn(mailbox, id));
    effect('mail-sent', { ...messageIds(message), ...envelopeOf(letter) });
    return sentResponse(message);
  };
}

function draftsIn(mailbox: Mailbox): MailboxMessage[] {
  return mailbox.newestFirst().filter(({ labelIds }) => labelIds.has('DRAFT'));
}

/** @throws ToolError 404 */
function draftIn(mailbox: Mailbox, id: string): MailboxMessage {
  const message = draftsIn(mailbox).find((each) => draftId(each) === id);
  if (message === undefined) throw notFound('Requested entity was not found.');
  return message;
}

function draftId({ id }: MailboxMessage): string {
  return `r${BigInt(`0x${id}`)}`;
}
