import { z } from 'zod';

/** What each tool takes, with Gmail's defaults; the published JSON Schema has already been checked. */
const format = z.enum(['full', 'metadata', 'minimal']).default('full');

export const search = z.object({
  query: z.string().default(''),
  max_results: z.number().int().min(1).max(100).default(10),
  label_ids: z.array(z.string()).default([]),
  page_token: z.string().default(''),
  include_spam_trash: z.boolean().default(false),
  format,
});

export const messageRequest = z.object({ message_id: z.string(), format });

export const letter = z.object({
  to: z.string(),
  cc: z.string().optional(),
  bcc: z.string().optional(),
  subject: z.string(),
  body: z.string(),
  content_type: z.string().default('text/plain'),
  thread_id: z.string().optional(),
});

export const labelChange = z.object({
  message_id: z.string(),
  add_label_ids: z.array(z.string()).default([]),
  remove_label_ids: z.array(z.string()).default([]),
});

export const nothing = z.object({});

export type Search = z.output<typeof search>;
export type MessageRequest = z.output<typeof messageRequest>;
export type Letter = z.output<typeof letter>;
export type LabelChange = z.output<typeof labelChange>;
