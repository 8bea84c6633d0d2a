import type { ConnectionNeeds } from './tool-needs.ts';

/** An API key has the rights of its agent: https://developers.freshdesk.com/api/#authentication */
const agent = [['a role that sees the tickets']];
const writer = [['a role that replies to tickets']];

export const freshdeskNeeds: ConnectionNeeds = {
  kind: 'capabilities',
  expires: false,
  tools: {
    freshdesk_list_tickets: agent,
    freshdesk_get_ticket: agent,
    freshdesk_create_ticket: writer,
    freshdesk_add_note: writer,
  },
};
