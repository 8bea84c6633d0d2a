import { slackError } from './slack-error.ts';
import type { Conversation } from './workspace/conversation.ts';
import { COLLEAGUES, type Member } from './workspace/directory.ts';
import { canSee, type Workspace } from './workspace/workspace.ts';

/** The workspace as one member sees it. */
export type ActingUser = { workspace: Workspace; me: Member };

/** @throws ToolError `channel_not_found`, also for a private one of others, as Slack. */
export function conversationOf({ workspace, me }: ActingUser, id: string): Conversation {
  const found = workspace.find(id);
  if (found === undefined || !canSee(found, me)) throw slackError('channel_not_found');
  return found;
}

/**
 * Where a message goes: a conversation by id, a channel by name with or without `#`, or a member, whose direct
 * conversation opens by itself.
 */
export function destinationOf(seat: ActingUser, channel: string): Conversation {
  const { workspace, me } = seat;
  const member = workspace.directory.find(channel);
  if (member !== undefined) return workspace.direct([me, member], me).conversation;
  const name = channel.replace(/^#/, '');
  const named = workspace
    .conversations()
    .find((each) => each.kind.endsWith('_channel') && each.name === name && canSee(each, me));
  return named ?? conversationOf(seat, channel);
}

/** How many members a conversation has. */
export function sizeOf({ members }: Conversation, { directory }: Workspace): number {
  return members === 'everyone' ? Math.max(directory.list().length, COLLEAGUES.length) : members.size;
}
