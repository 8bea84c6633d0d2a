import type { JsonValue } from '@bufbuild/protobuf';

export type Message = {
  /** Seconds since 1970 with six decimals: the message's id within its conversation. */
  ts: string;
  user: string;
  text: string;
  /** Of the message that it answers. */
  threadTs?: string | undefined;
  /** An answer that is shown in the conversation, too. */
  isBroadcast?: boolean;
  blocks?: JsonValue[] | undefined;
  attachments?: JsonValue[] | undefined;
};

export type Conversation = {
  id: string;
  kind: 'public_channel' | 'private_channel' | 'mpim' | 'im';
  name: string;
  topic: string;
  /** Epoch seconds. */
  created: number;
  creator: string;
  /** Ids; `everyone` also has those who join the workspace later. */
  members: Set<string> | 'everyone';
  /** Oldest first. */
  messages: Message[];
};
