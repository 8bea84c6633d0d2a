import { z } from 'zod';

/** The input of each tool with Gmail's defaults. Tool execution has checked the published JSON Schema. */
const format = z.enum(['full', 'metadata', 'minimal']).default('full');
const page_token = z.string().default('');

const searchFields = {
  query: z.string().default(''),
  label_ids: z.array(z.string()).default([]),
  page_token,
  include_spam_trash: z.boolean().default(false),
};

export const search = z.object({
  ...searchFields,
  max_results: z.number().int().min(1).max(100).default(10),
  format,
});

export const threadList = z.object({
  ...searchFields,
  max_results: z.number().int().min(1).max(500).default(100),
});

export const threadRequest = z.object({
  thread_id: z.string(),
  format,
  metadata_headers: z.array(z.string()).default([]),
});

export const messageRequest = z.object({ message_id: z.string(), format });

export const attachmentRequest = z.object({ message_id: z.string(), attachment_id: z.string() });

const mailFields = {
  to: z.string(),
  cc: z.string().optional(),
  bcc: z.string().optional(),
  body: z.string(),
  content_type: z.string().default('text/plain'),
};

export const newMail = z.object({ ...mailFields, subject: z.string(), thread_id: z.string().optional() });

/** `in_reply_to_message_id` is ignored: the reply refers to the mails of its thread. */
export const reply = z.object({ ...mailFields, subject: z.string().optional(), thread_id: z.string() });

export const draftList = z.object({ max_results: z.number().int().min(1).max(500).default(100), page_token });

export const draftRequest = z.object({ draft_id: z.string(), format });

export const labelChange = z.object({
  message_id: z.string(),
  add_label_ids: z.array(z.string()).default([]),
  remove_label_ids: z.array(z.string()).default([]),
});

export const nothing = z.object({});

export type Search = z.output<typeof search>;
export type ThreadList = z.output<typeof threadList>;
export type ThreadRequest = z.output<typeof threadRequest>;
export type MessageRequest = z.output<typeof messageRequest>;
export type AttachmentRequest = z.output<typeof attachmentRequest>;
export type NewMail = z.output<typeof newMail>;
export type Reply = z.output<typeof reply>;
export type DraftList = z.output<typeof draftList>;
export type DraftRequest = z.output<typeof draftRequest>;
export type DraftToSend = Pick<DraftRequest, 'draft_id'>;
export type LabelChange = z.output<typeof labelChange>;
