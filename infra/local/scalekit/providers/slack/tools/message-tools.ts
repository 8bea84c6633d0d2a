import type { JsonObject, JsonValue } from '@bufbuild/protobuf';
import type { z } from 'zod';
import type { Effect } from '../../toolset.ts';
import { type ActingUser, conversationOf, destinationOf } from '../acting-user.ts';
import { slackError } from '../slack-error.ts';
import type { Conversation, Message } from '../workspace/conversation.ts';
import { TEAM } from '../workspace/directory.ts';
import { isMember } from '../workspace/workspace.ts';
import type * as inputs from './inputs.ts';
import { slackPage } from './slack-page.ts';

const LONGEST_TEXT = 40_000;

/** @see https://docs.slack.dev/reference/methods/chat.postMessage */
export function sendMessage(
  seat: ActingUser,
  input: z.output<typeof inputs.post>,
  effect: Effect,
): JsonObject {
  const { text, reply_broadcast: isBroadcast } = input;
  const conversation = destinationOf(seat, input.channel);
  if (!isMember(conversation, seat.me)) throw slackError('not_in_channel');
  const blocks = listIn(input.blocks, 'invalid_blocks');
  const attachments = listIn(input.attachments, 'invalid_attachments');
  if (text === '' && blocks === undefined && attachments === undefined) throw slackError('no_text');
  if (text.length > LONGEST_TEXT) throw slackError('msg_too_long');
  const threadTs = input.thread_ts && parentIn(conversation, input.thread_ts).ts;
  const content = { user: seat.me.id, text, threadTs, isBroadcast, blocks, attachments };
  const message = seat.workspace.post(conversation, content);
  const place = { channel: conversation.id, ts: message.ts };
  effect('message-posted', { ...place, ...(threadTs && { thread_ts: threadTs }) });
  return { ok: true, ...place, message: messageView(conversation, message) };
}

/** @see https://docs.slack.dev/reference/methods/conversations.history */
export function fetchHistory(seat: ActingUser, input: z.output<typeof inputs.history>): JsonObject {
  const conversation = conversationOf(seat, input.channel);
  const shown = conversation.messages.filter(
    ({ threadTs, isBroadcast }) => threadTs === undefined || isBroadcast,
  );
  const { page, hasMore, response_metadata } = slackPage(
    between(shown, input).toReversed(),
    input,
    ({ ts }) => ts,
  );
  const messages = page.map((message) => messageView(conversation, message));
  return { ok: true, messages, has_more: hasMore, pin_count: 0, response_metadata };
}

/** The message itself, then its answers, oldest first. */
export function getReplies(seat: ActingUser, input: z.output<typeof inputs.replies>): JsonObject {
  const conversation = conversationOf(seat, input.channel);
  const parent = parentIn(conversation, input.ts);
  const replies = between(
    conversation.messages.filter(({ threadTs }) => threadTs === parent.ts),
    input,
  );
  const { page, hasMore, response_metadata } = slackPage([parent, ...replies], input, ({ ts }) => ts);
  const messages = page.map((message) => messageView(conversation, message));
  return { ok: true, messages, has_more: hasMore, response_metadata };
}

/** The top of the thread that the message with this `ts` is in. */
function parentIn({ messages }: Conversation, ts: string): Message {
  const named = messages.find((message) => message.ts === ts);
  const parent = messages.find((message) => message.ts === (named?.threadTs ?? ts));
  if (parent === undefined) throw slackError('thread_not_found');
  return parent;
}

type Range = { oldest: string; latest: string; inclusive: boolean };

function between(messages: Message[], { oldest, latest, inclusive }: Range): Message[] {
  const after = oldest === '' ? Number.NEGATIVE_INFINITY : Number(oldest);
  const before = latest === '' ? Number.POSITIVE_INFINITY : Number(latest);
  if (Number.isNaN(after)) throw slackError('invalid_ts_oldest');
  if (Number.isNaN(before)) throw slackError('invalid_ts_latest');
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return (at > after && at < before) || (inclusive && (at === after || at === before));
  });
}

function messageView(conversation: Conversation, message: Message): JsonObject {
  const { user, text, ts, threadTs, isBroadcast, blocks, attachments } = message;
  const replies = conversation.messages.filter((each) => each.threadTs === ts);
  const repliers = [...new Set(replies.map((each) => each.user))];
  const last = replies.at(-1);
  return {
    type: 'message',
    ...(isBroadcast && threadTs && { subtype: 'thread_broadcast' }),
    user,
    text,
    ts,
    team: TEAM.id,
    ...(blocks && { blocks }),
    ...(attachments && { attachments }),
    ...(threadTs && { thread_ts: threadTs }),
    ...(last && {
      thread_ts: ts,
      reply_count: replies.length,
      reply_users_count: repliers.length,
      reply_users: repliers,
      latest_reply: last.ts,
    }),
  };
}

/** `blocks` and `attachments` arrive as JSON text. */
function listIn(text: string, error: 'invalid_blocks' | 'invalid_attachments'): JsonValue[] | undefined {
  if (text === '') return undefined;
  try {
    const value = JSON.parse(text) as JsonValue;
    if (Array.isArray(value)) return value;
  } catch {
    // Refused below, as any other text that is no list.
  }
  throw slackError(error);
}
