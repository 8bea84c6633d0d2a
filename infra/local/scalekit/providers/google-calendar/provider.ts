import type { Accounts } from '../../accounts/accounts.ts';
import type { EventLog, LedgerEntry } from '../../log/event-log.ts';
import type { ToolDefinition, ToolProvider } from '../provider.ts';
import { tool, toolset } from '../toolset.ts';
import { addressOf } from '../user-address.ts';
import type { ActingUser } from './acting-user.ts';
import { Calendars } from './calendar/calendars.ts';
import { getCalendar, listCalendars, queryFreeBusy } from './tools/calendar-tools.ts';
import { createEvent, deleteEvent, getEvent, updateEvent } from './tools/event-tools.ts';
import * as inputs from './tools/inputs.ts';
import { listEvents } from './tools/listing-tools.ts';

type Parts = { tools: ToolDefinition[]; accounts: Accounts; ledger: EventLog<LedgerEntry> };

/** Google Calendar behind its tools: a calendar per user, and events that guests see in theirs. */
export function calendarProvider({ tools, accounts, ledger }: Parts): ToolProvider {
  const calendars = new Calendars();
  return toolset<ActingUser>({
    tools,
    ledger,
    built: {
      googlecalendar_list_calendars: tool(inputs.calendarList, listCalendars),
      googlecalendar_get_calendar: tool(inputs.calendarRequest, getCalendar),
      googlecalendar_list_events: tool(inputs.listing, listEvents),
      googlecalendar_search_events: tool(inputs.listing, listEvents),
      googlecalendar_get_event_by_id: tool(inputs.eventRequest, getEvent),
      googlecalendar_create_event: tool(inputs.creation, createEvent),
      googlecalendar_update_event: tool(inputs.change, updateEvent),
      googlecalendar_delete_event: tool(inputs.eventRequest, deleteEvent),
      googlecalendar_query_freebusy: tool(inputs.freeBusy, queryFreeBusy),
    },
    seatOf: ({ identifier }) => ({ calendars, accounts, address: addressOf(identifier) }),
    clear: () => calendars.clear(),
  });
}
