import type { JsonObject } from '@bufbuild/protobuf';
import type { z } from 'zod';
import type { Effect } from '../../create-tool-provider.ts';
import { type ActingUser, countMembers, requireConversation } from '../acting-user.ts';
import { slackError } from '../slack-error.ts';
import type { Conversation } from '../workspace/conversation.ts';
import { canSee, isMember } from '../workspace/workspace.ts';
import type * as inputs from './inputs.ts';
import { paginate } from './paginate.ts';

const kinds = ['public_channel', 'private_channel', 'mpim', 'im'];
/** Without the acting user. */
const MAX_GROUP_MEMBERS = 8;

/** @see https://docs.slack.dev/reference/methods/conversations.list */
export function listChannels(actingUser: ActingUser, input: z.output<typeof inputs.channelList>): JsonObject {
  const types = input.types.split(',').map((type) => type.trim());
  if (types.some((type) => !kinds.includes(type))) throw slackError('invalid_types');
  const visible = actingUser.workspace
    .conversations()
    .filter((each) => types.includes(each.kind) && canSee(each, actingUser.me));
  const { page, response_metadata } = paginate(visible, input, ({ id }) => id);
  return { ok: true, channels: page.map((each) => toConversationView(actingUser, each)), response_metadata };
}

export function getConversation(actingUser: ActingUser, input: z.output<typeof inputs.channel>): JsonObject {
  const conversation = requireConversation(actingUser, input.channel);
  const view = toConversationView(actingUser, conversation);
  if (!input.include_num_members) delete view.num_members;
  return { ok: true, channel: view };
}

/** @see https://docs.slack.dev/reference/methods/conversations.open */
export function openConversation(
  actingUser: ActingUser,
  input: z.output<typeof inputs.opening>,
  effect: Effect,
): JsonObject {
  const { conversation, isNew } = findOrOpen(actingUser, input);
  const { kind, members } = conversation;
  if (kind.endsWith('_channel')) throw slackError('method_not_supported_for_channel_type');
  if (isNew) effect('conversation-opened', { channel: conversation.id, members: [...members] });
  return {
    ok: true,
    ...(!isNew && { no_op: true, already_open: true }),
    channel: input.return_im ? toConversationView(actingUser, conversation) : { id: conversation.id },
  };
}

function findOrOpen(actingUser: ActingUser, { channel, users }: z.output<typeof inputs.opening>) {
  if (channel !== '') return { conversation: requireConversation(actingUser, channel), isNew: false };
  const ids = users.split(',').map((id) => id.trim());
  if (users.trim() === '') throw slackError('users_list_not_supplied');
  if (ids.length > MAX_GROUP_MEMBERS) throw slackError('too_many_users');
  const members = ids.map((id) => {
    const member = actingUser.workspace.directory.find(id);
    if (member === undefined) throw slackError('user_not_found');
    return member;
  });
  return actingUser.workspace.openDirect([actingUser.me, ...members], actingUser.me);
}

export function joinConversation(
  actingUser: ActingUser,
  input: z.output<typeof inputs.channel>,
  effect: Effect,
): JsonObject {
  const conversation = requireConversation(actingUser, input.channel);
  if (conversation.kind !== 'public_channel') throw slackError('method_not_supported_for_channel_type');
  const isNew = !isMember(conversation, actingUser.me);
  if (isNew && conversation.members !== 'everyone') conversation.members.add(actingUser.me.id);
  if (isNew) effect('channel-joined', { channel: conversation.id });
  return {
    ok: true,
    channel: toConversationView(actingUser, conversation),
    ...(!isNew && { warning: 'already_in_channel' }),
  };
}

/** Slack's conversation object. @see https://docs.slack.dev/reference/objects/conversation-object */
function toConversationView({ workspace, me }: ActingUser, conversation: Conversation): JsonObject {
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
    num_members: countMembers(conversation, workspace),
  };
}
