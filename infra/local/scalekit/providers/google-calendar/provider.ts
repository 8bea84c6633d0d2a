import type { Accounts } from '../../accounts/accounts.ts';
import type { EventLog } from '../../log/event-log.ts';
import type { LedgerEntry } from '../../log/ledger-entry.ts';
import { createToolProvider, defineTool } from '../create-tool-provider.ts';
import type { ToolDefinition, ToolProvider } from '../provider.ts';
import { addressOf } from '../user-address.ts';
import type { ActingUser } from './acting-user.ts';
import { Calendars } from './calendar/calendars.ts';
import { getCalendar, listCalendars, queryFreeBusy } from './tools/calendar-tools.ts';
import { createEvent, deleteEvent, getEvent, updateEvent } from './tools/event-tools.ts';
import * as inputs from './tools/inputs.ts';
import { listEvents } from './tools/listing-tools.ts';

type Parts = { tools: ToolDefinition[]; accounts: Accounts; ledger: EventLog<LedgerEntry> };

/** Google Calendar: one calendar per user. Guests see an event in their own calendar. */
export function createCalendarProvider({ tools, accounts, ledger }: Parts): ToolProvider {
  const calendars = new Calendars();
  return createToolProvider<ActingUser>({
    tools,
    ledger,
    implementations: {
      googlecalendar_list_calendars: defineTool(inputs.calendarList, listCalendars),
      googlecalendar_get_calendar: defineTool(inputs.calendarRequest, getCalendar),
      googlecalendar_list_events: defineTool(inputs.listing, listEvents),
      googlecalendar_search_events: defineTool(inputs.listing, listEvents),
      googlecalendar_get_event_by_id: defineTool(inputs.eventRequest, getEvent),
      googlecalendar_create_event: defineTool(inputs.creation, createEvent),
      googlecalendar_update_event: defineTool(inputs.change, updateEvent),
      googlecalendar_delete_event: defineTool(inputs.eventRequest, deleteEvent),
      googlecalendar_query_freebusy: defineTool(inputs.freeBusy, queryFreeBusy),
    },
    findActingUser: ({ identifier }) => ({ calendars, accounts, address: addressOf(identifier) }),
    clear: () => calendars.clear(),
  });
}
