import type { Conversation } from './conversation.ts';
import { type Directory, deriveSlackId } from './directory.ts';

/** 2 March 2026, 09:00 UTC, in epoch seconds. */
const START = Date.UTC(2026, 2, 2, 9) / 1000;

type Seed = Pick<Conversation, 'name' | 'kind' | 'topic'> & {
  members: string[] | 'everyone';
  messages: [author: string, text: string][];
};

const channels: Seed[] = [
  {
    name: 'general',
    kind: 'public_channel',
    topic: 'Announcements for everyone',
    members: 'everyone',
    messages: [
      ['grace', 'Welcome! Announcements go here.'],
      ['alan', 'The office in Lisbon opens on Monday.'],
    ],
  },
  {
    name: 'random',
    kind: 'public_channel',
    topic: '',
    members: 'everyone',
    messages: [['alan', 'There is cake in the kitchen.']],
  },
  {
    name: 'launch',
    kind: 'public_channel',
    topic: 'The launch in spring',
    members: 'everyone',
    messages: [['grace', 'Who writes the release notes?']],
  },
  {
    name: 'finance',
    kind: 'public_channel',
    topic: 'Join to post',
    members: ['grace'],
    messages: [['grace', 'The budget of the quarter is final.']],
  },
  {
    name: 'board',
    kind: 'private_channel',
    topic: '',
    members: ['grace', 'alan'],
    messages: [['grace', 'This stays between us.']],
  },
];

/** The channels of a fresh workspace, by id. */
export function seedChannels(directory: Directory): Map<string, Conversation> {
  const id = (name: string) => directory.member(name).id;
  return new Map(
    channels.map(({ name, kind, topic, members, messages }) => {
      const conversation: Conversation = {
        id: deriveSlackId('C', name),
        kind,
        name,
        topic,
        created: START,
        creator: id('grace'),
        members: members === 'everyone' ? members : new Set(members.map(id)),
        messages: messages.map(([author, text], index) => ({
          ts: `${START + 60 * (index + 1)}.000100`,
          user: id(author),
          text,
        })),
      };
      return [conversation.id, conversation];
    }),
  );
}
