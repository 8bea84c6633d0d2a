import type { JsonValue } from '@bufbuild/protobuf';

export type Message = {
  /** Seconds since 1970 with six decimals: the message's id within its conversation. */
  ts: string;
  user: string;
  text: string;
  /** The `ts` of the thread's first message. */
  threadTs?: string | undefined;
  /** Whether a reply is also shown in the conversation. */
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
  /** Member ids; `everyone` includes members who join the workspace later. */
  members: Set<string> | 'everyone';
  /** Oldest first. */
  messages: Message[];
};
