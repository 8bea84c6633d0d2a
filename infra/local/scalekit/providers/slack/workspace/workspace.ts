import type { Accounts } from '../../../accounts/accounts.ts';
import type { Conversation, Message } from './conversation.ts';
import { Directory, deriveSlackId, type Member } from './directory.ts';
import { seedChannels } from './seed.ts';

/** The workspace that all users of the simulator share. */
export class Workspace {
  readonly directory: Directory;
  #conversations: Map<string, Conversation>;
  #lastMicros = 0;

  constructor(accounts: Accounts) {
    this.directory = new Directory(accounts);
    this.#conversations = seedChannels(this.directory);
  }

  conversations(): Conversation[] {
    return [...this.#conversations.values()];
  }

  find(id: string): Conversation | undefined {
    return this.#conversations.get(id);
  }

  /** Finds or opens the direct conversation of exactly these members. `isNew` is true when it was opened by this call. */
  openDirect(members: Member[], creator: Member): { conversation: Conversation; isNew: boolean } {
    const ids = [...new Set(members.map(({ id }) => id))].sort();
    const isGroup = ids.length > 2;
    const id = deriveSlackId(isGroup ? 'C' : 'D', ids.join());
    const existing = this.#conversations.get(id);
    if (existing !== undefined) return { conversation: existing, isNew: false };
    const conversation: Conversation = {
      id,
      kind: isGroup ? 'mpim' : 'im',
      name: isGroup ? `mpdm-${members.map(({ name }) => name).join('--')}-1` : '',
      topic: '',
      created: Math.floor(Date.now() / 1000),
      creator: creator.id,
      members: new Set(ids),
      messages: [],
    };
    this.#conversations.set(id, conversation);
    return { conversation, isNew: true };
  }

  post(conversation: Conversation, content: Omit<Message, 'ts'>): Message {
    this.#lastMicros = Math.max(Date.now() * 1000, this.#lastMicros + 1);
    const micros = String(this.#lastMicros);
    const message = { ts: `${micros.slice(0, -6)}.${micros.slice(-6)}`, ...content };
    conversation.messages.push(message);
    return message;
  }

  clear(): void {
    this.directory.clear();
    this.#conversations = seedChannels(this.directory);
  }
}

export function isMember({ members }: Conversation, { id }: Member): boolean {
  return members === 'everyone' || members.has(id);
}

/** Public channels are visible to every member of the workspace, other conversations to their own members. */
export function canSee(conversation: Conversation, member: Member): boolean {
  return conversation.kind === 'public_channel' || isMember(conversation, member);
}
