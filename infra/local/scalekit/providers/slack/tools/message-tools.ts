import type { JsonObject, JsonValue } from '@bufbuild/protobuf';
import type { z } from 'zod';
import type { Effect } from '../../create-tool-provider.ts';
import { type ActingUser, findDestination, requireConversation } from '../acting-user.ts';
import { slackError } from '../slack-error.ts';
import type { Conversation, Message } from '../workspace/conversation.ts';
import { TEAM } from '../workspace/directory.ts';
import { isMember } from '../workspace/workspace.ts';
import type * as inputs from './inputs.ts';
import { paginate } from './paginate.ts';

const MAX_TEXT_LENGTH = 40_000;

/** @see https://docs.slack.dev/reference/methods/chat.postMessage */
export function sendMessage(
  actingUser: ActingUser,
  input: z.output<typeof inputs.post>,
  effect: Effect,
): JsonObject {
  const { text, reply_broadcast: isBroadcast } = input;
  const conversation = findDestination(actingUser, input.channel);
  if (!isMember(conversation, actingUser.me)) throw slackError('not_in_channel');
  const blocks = parseList(input.blocks, 'invalid_blocks');
  const attachments = parseList(input.attachments, 'invalid_attachments');
  if (text === '' && blocks === undefined && attachments === undefined) throw slackError('no_text');
  if (text.length > MAX_TEXT_LENGTH) throw slackError('msg_too_long');
  const threadTs = input.thread_ts && requireParent(conversation, input.thread_ts).ts;
  const content = { user: actingUser.me.id, text, threadTs, isBroadcast, blocks, attachments };
  const message = actingUser.workspace.post(conversation, content);
  const reference = { channel: conversation.id, ts: message.ts };
  effect('message-posted', { ...reference, ...(threadTs && { thread_ts: threadTs }) });
  return { ok: true, ...reference, message: toMessageView(conversation, message) };
}

/** @see https://docs.slack.dev/reference/methods/conversations.history */
export function fetchHistory(actingUser: ActingUser, input: z.output<typeof inputs.history>): JsonObject {
  const conversation = requireConversation(actingUser, input.channel);
  const visible = conversation.messages.filter(
    ({ threadTs, isBroadcast }) => threadTs === undefined || isBroadcast,
  );
  const { page, hasMore, response_metadata } = paginate(
    selectBetween(visible, input).toReversed(),
    input,
    ({ ts }) => ts,
  );
  const messages = page.map((message) => toMessageView(conversation, message));
  return { ok: true, messages, has_more: hasMore, pin_count: 0, response_metadata };
}

/** The message, then its replies, oldest first. */
export function getReplies(actingUser: ActingUser, input: z.output<typeof inputs.replies>): JsonObject {
  const conversation = requireConversation(actingUser, input.channel);
  const parent = requireParent(conversation, input.ts);
  const replies = selectBetween(
    conversation.messages.filter(({ threadTs }) => threadTs === parent.ts),
    input,
  );
  const { page, hasMore, response_metadata } = paginate([parent, ...replies], input, ({ ts }) => ts);
  const messages = page.map((message) => toMessageView(conversation, message));
  return { ok: true, messages, has_more: hasMore, response_metadata };
}

/** The first message of the thread that contains `ts`. @throws ToolError `thread_not_found` */
function requireParent({ messages }: Conversation, ts: string): Message {
  const message = messages.find((each) => each.ts === ts);
  const parent = messages.find((each) => each.ts === (message?.threadTs ?? ts));
  if (parent === undefined) throw slackError('thread_not_found');
  return parent;
}

type Range = { oldest: string; latest: string; inclusive: boolean };

function selectBetween(messages: Message[], { oldest, latest, inclusive }: Range): Message[] {
  const after = oldest === '' ? Number.NEGATIVE_INFINITY : Number(oldest);
  const before = latest === '' ? Number.POSITIVE_INFINITY : Number(latest);
  if (Number.isNaN(after)) throw slackError('invalid_ts_oldest');
  if (Number.isNaN(before)) throw slackError('invalid_ts_latest');
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return (at > after && at < before) || (inclusive && (at === after || at === before));
  });
}

function toMessageView(conversation: Conversation, message: Message): JsonObject {
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

/** Parses `blocks` or `attachments`, which are JSON text. */
function parseList(text: string, error: 'invalid_blocks' | 'invalid_attachments'): JsonValue[] | undefined {
  if (text === '') return undefined;
  try {
    const value = JSON.parse(text) as JsonValue;
    if (Array.isArray(value)) return value;
  } catch {
    // Refused below, like JSON that is not a list.
  }
  throw slackError(error);
}
