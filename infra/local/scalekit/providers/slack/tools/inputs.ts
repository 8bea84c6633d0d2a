import { z } from 'zod';

/** The input of each tool with Slack's defaults. Tool execution has checked the published JSON Schema. */
const page = { cursor: z.string().default(''), limit: z.number().int().min(1).max(999).default(100) };
const range = { oldest: z.string().default(''), latest: z.string().default('') };

export const post = z.object({
  channel: z.string(),
  text: z.string(),
  thread_ts: z.string().optional(),
  reply_broadcast: z.boolean().default(false),
  blocks: z.string().default(''),
  attachments: z.string().default(''),
});

export const history = z.object({
  channel: z.string(),
  inclusive: z.literal(false).default(false),
  ...range,
  ...page,
});

export const replies = z.object({
  channel: z.string(),
  ts: z.string(),
  inclusive: z.boolean().default(false),
  ...range,
  ...page,
});

export const channelList = z.object({
  types: z.string().default('public_channel'),
  exclude_archived: z.boolean().default(false),
  ...page,
});

export const opening = z.object({
  channel: z.string().default(''),
  users: z.string().default(''),
  return_im: z.boolean().default(false),
});

export const channel = z.object({ channel: z.string(), include_num_members: z.boolean().default(false) });
export const userList = z.object(page);
export const user = z.object({ user: z.string() });
export const email = z.object({ email: z.string() });
export const nothing = z.object({});
