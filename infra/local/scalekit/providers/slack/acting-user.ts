import { slackError } from './slack-error.ts';
import type { Conversation } from './workspace/conversation.ts';
import { COLLEAGUES, type Member } from './workspace/directory.ts';
import { canSee, type Workspace } from './workspace/workspace.ts';

/** A member of the workspace who runs a tool. */
export type ActingUser = { workspace: Workspace; me: Member };

/** @throws ToolError `channel_not_found`, also for a conversation that the user cannot see, as Slack does */
export function requireConversation({ workspace, me }: ActingUser, id: string): Conversation {
  const found = workspace.find(id);
  if (found === undefined || !canSee(found, me)) throw slackError('channel_not_found');
  return found;
}

/**
 * Finds the conversation for a message: by conversation id, or by channel name with or without `#`. A member's id opens
 * the direct conversation with that member.
 */
export function findDestination(actingUser: ActingUser, channel: string): Conversation {
  const { workspace, me } = actingUser;
  const member = workspace.directory.find(channel);
  if (member !== undefined) return workspace.openDirect([me, member], me).conversation;
  const name = channel.replace(/^#/, '');
  const named = workspace
    .conversations()
    .find((each) => each.kind.endsWith('_channel') && each.name === name && canSee(each, me));
  return named ?? requireConversation(actingUser, channel);
}

/** The number of members of a conversation. */
export function countMembers({ members }: Conversation, { directory }: Workspace): number {
  return members === 'everyone' ? Math.max(directory.list().length, COLLEAGUES.length) : members.size;
}
