import type { ConnectionNeeds } from './tool-needs.ts';

/**
 * Per method: the reference of the API lists the scopes of which one suffices.
 * https://developers.google.com/workspace/gmail/api/reference/rest
 * https://developers.google.com/workspace/calendar/api/v3/reference
 */
const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;

const MAIL = 'https://mail.google.com/';
const modify = scope('gmail.modify');
const compose = scope('gmail.compose');
const readonly = scope('gmail.readonly');

const readMail = [[readonly, modify, MAIL]];
const readDrafts = [[readonly, compose, modify, MAIL]];
const sendMail = [[scope('gmail.send'), compose, modify, MAIL]];
const writeDrafts = [[compose, modify, MAIL]];

export const gmailNeeds: ConnectionNeeds = {
  kind: 'scopes',
  expires: true,
  tools: {
    gmail_fetch_mails: readMail,
    gmail_get_message_by_id: readMail,
    gmail_get_profile: readDrafts,
    gmail_get_attachment_by_id: readMail,
    gmail_list_threads: readMail,
    gmail_get_thread_by_id: readMail,
    gmail_list_labels: [[scope('gmail.labels'), readonly, modify, MAIL]],
    gmail_list_drafts: readDrafts,
    gmail_get_draft: readDrafts,
    gmail_send_message: sendMail,
    gmail_create_draft: writeDrafts,
    gmail_modify_message_labels: [[modify, MAIL]],
    gmail_send_draft: writeDrafts,
    gmail_reply_to_thread: sendMail,
  },
};

const calendar = scope('calendar');
const calendarReadonly = scope('calendar.readonly');
const readEvents = [
  [scope('calendar.events.readonly'), scope('calendar.events'), calendarReadonly, calendar],
];
const writeEvents = [[scope('calendar.events'), calendar]];

export const googleCalendarNeeds: ConnectionNeeds = {
  kind: 'scopes',
  expires: true,
  tools: {
    googlecalendar_list_calendars: [
      [scope('calendar.calendarlist.readonly'), scope('calendar.calendarlist'), calendarReadonly, calendar],
    ],
    googlecalendar_get_calendar: [
      [scope('calendar.calendars.readonly'), scope('calendar.calendars'), calendarReadonly, calendar],
    ],
    googlecalendar_list_events: readEvents,
    googlecalendar_search_events: readEvents,
    googlecalendar_get_event_by_id: readEvents,
    googlecalendar_query_freebusy: [
      [scope('calendar.freebusy'), scope('calendar.events.freebusy'), calendarReadonly, calendar],
    ],
    googlecalendar_create_event: writeEvents,
    // It reads the event before it changes it.
    googlecalendar_update_event: writeEvents,
    googlecalendar_delete_event: writeEvents,
  },
};
