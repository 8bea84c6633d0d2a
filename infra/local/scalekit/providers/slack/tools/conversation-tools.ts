import type { JsonObject } from '@bufbuild/protobuf';
import type { z } from 'zod';
import type { Effect } from '../../toolset.ts';
import { type ActingUser, conversationOf, sizeOf } from '../acting-user.ts';
import { slackError } from '../slack-error.ts';
import type { Conversation } from '../workspace/conversation.ts';
import { canSee, isMember } from '../workspace/workspace.ts';
import type * as inputs from './inputs.ts';
import { slackPage } from './slack-page.ts';

const kinds = ['public_channel', 'private_channel', 'mpim', 'im'];
/** Besides the caller. */
const MOST_IN_A_GROUP = 8;

/** @see https://docs.slack.dev/reference/methods/conversations.list */
export function listChannels(seat: ActingUser, input: z.output<typeof inputs.channelList>): JsonObject {
  const types = input.types.split(',').map((type) => type.trim());
  if (types.some((type) => !kinds.includes(type))) throw slackError('invalid_types');
  const seen = seat.workspace
    .conversations()
    .filter((each) => types.includes(each.kind) && canSee(each, seat.me));
  const { page, response_metadata } = slackPage(seen, input, ({ id }) => id);
  return { ok: true, channels: page.map((each) => conversationView(seat, each)), response_metadata };
}

export function getConversation(seat: ActingUser, input: z.output<typeof inputs.channel>): JsonObject {
  const conversation = conversationOf(seat, input.channel);
  const view = conversationView(seat, conversation);
  if (!input.include_num_members) delete view.num_members;
  return { ok: true, channel: view };
}

/** @see https://docs.slack.dev/reference/methods/conversations.open */
export function openConversation(
  seat: ActingUser,
  input: z.output<typeof inputs.opening>,
  effect: Effect,
): JsonObject {
  const { conversation, isNew } = opened(seat, input);
  const { kind, members } = conversation;
  if (kind.endsWith('_channel')) throw slackError('method_not_supported_for_channel_type');
  if (isNew) effect('conversation-opened', { channel: conversation.id, members: [...members] });
  return {
    ok: true,
    ...(!isNew && { no_op: true, already_open: true }),
    channel: input.return_im ? conversationView(seat, conversation) : { id: conversation.id },
  };
}

function opened(seat: ActingUser, { channel, users }: z.output<typeof inputs.opening>) {
  if (channel !== '') return { conversation: conversationOf(seat, channel), isNew: false };
  const ids = users.split(',').map((id) => id.trim());
  if (users.trim() === '') throw slackError('users_list_not_supplied');
  if (ids.length > MOST_IN_A_GROUP) throw slackError('too_many_users');
  const members = ids.map((id) => {
    const member = seat.workspace.directory.find(id);
    if (member === undefined) throw slackError('user_not_found');
    return member;
  });
  return seat.workspace.direct([seat.me, ...members], seat.me);
}

export function joinConversation(
  seat: ActingUser,
  input: z.output<typeof inputs.channel>,
  effect: Effect,
): JsonObject {
  const conversation = conversationOf(seat, input.channel);
  if (conversation.kind !== 'public_channel') throw slackError('method_not_supported_for_channel_type');
  const isNew = !isMember(conversation, seat.me);
  if (isNew && conversation.members !== 'everyone') conversation.members.add(seat.me.id);
  if (isNew) effect('channel-joined', { channel: conversation.id });
  return {
    ok: true,
    channel: conversationView(seat, conversation),
    ...(!isNew && { warning: 'already_in_channel' }),
  };
}

/** Slack's conversation object. @see https://docs.slack.dev/reference/objects/conversation-object */
function conversationView({ workspace, me }: ActingUser, conversation: Conversation): JsonObject {
  const { id, kind, name, topic, created, creator, members } = conversation;
  if (kind === 'im') {
    const other = [...members].find((each) => each !== me.id) ?? me.id;
    return { id, created, is_im: true, is_org_shared: false, user: other, is_user_deleted: false };
  }
  return {
    id,
    name,
    name_normalized: name,
    is_channel: kind === 'public_channel',
    is_group: kind === 'private_channel',
    is_im: false,
    is_mpim: kind === 'mpim',
    is_private: kind !== 'public_channel',
    is_general: name === 'general',
    is_archived: false,
    is_member: isMember(conversation, me),
    created,
    creator,
    topic: { value: topic, creator, last_set: created },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: sizeOf(conversation, workspace),
  };
}
