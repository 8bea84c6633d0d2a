import { z } from 'zod';

/** The input of each tool with Google's defaults. Tool execution has checked the published JSON Schema. */
const calendar_id = z.string().default('primary');
const hours = z.number().int().min(0).max(24).optional();
const minutes = z.number().int().min(0).max(59).optional();
const text = z.string().optional();
const flag = z.boolean().optional();
const transparency = z.enum(['opaque', 'transparent']).optional();
const visibility = z.enum(['default', 'public', 'private', 'confidential']).optional();

const details = {
  attendees_emails: z.array(z.string()).optional(),
  create_meeting_room: flag,
  description: text,
  event_duration_hour: hours,
  event_duration_minutes: minutes,
  event_type: text,
  guests_can_invite_others: flag,
  guests_can_modify: flag,
  guests_can_see_other_guests: flag,
  location: text,
  recurrence: z.array(z.string()).optional(),
  timezone: text,
  transparency,
  visibility,
};

export const creation = z.object({
  calendar_id,
  summary: z.string(),
  start_datetime: z.string(),
  ...details,
});

export const change = z.object({
  calendar_id,
  event_id: z.string(),
  summary: text,
  start_datetime: text,
  end_datetime: text,
  ...details,
});

export const eventRequest = z.object({ calendar_id, event_id: z.string() });

export const listing = z.object({
  calendar_id,
  max_results: z.number().int().min(1).max(2500).default(250),
  order_by: z.enum(['startTime', 'updated']).optional(),
  page_token: z.string().default(''),
  query: z.string().default(''),
  single_events: z.boolean().default(false),
  time_min: z.string().default(''),
  time_max: z.string().default(''),
});

export const freeBusy = z.object({
  calendar_ids: z.array(z.string()).min(1).max(50),
  time_min: z.string().min(1),
  time_max: z.string().min(1),
  timezone: z.string().default('UTC'),
});

export const calendarList = z.object({
  max_results: z.number().int().min(1).max(250).default(100),
  min_access_role: z.enum(['freeBusyReader', 'reader', 'writer', 'owner']).default('freeBusyReader'),
});

export const calendarRequest = z.object({ calendar_id });
