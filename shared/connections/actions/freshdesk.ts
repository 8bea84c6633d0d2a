import type { HttpAction } from './http-action.ts';

const ticketId = { type: 'integer', minimum: 1, description: "The ticket's number." };
const status = {
  type: 'integer',
  enum: [2, 3, 4, 5],
  description: '2 open, 3 pending, 4 resolved, 5 closed.',
};
const priority = {
  type: 'integer',
  enum: [1, 2, 3, 4],
  description: '1 low, 2 medium, 3 high, 4 urgent.',
};

/** https://developers.freshdesk.com/api/: REST, and errors by their HTTP status alone. */
export const freshdeskActions = {
  freshdesk_list_tickets: {
    mark: 'read',
    description: 'Lists tickets, those that changed last first. Without a filter: those of the last 30 days.',
    method: 'GET',
    path: '/api/v2/tickets',
    query: {
      filter: '{filter}',
      email: '{requester_email}',
      order_by: 'updated_at',
      per_page: '{per_page}',
      page: '{page}',
    },
    inputSchema: {
      type: 'object',
      properties: {
        filter: { type: 'string', enum: ['new_and_my_open', 'watching', 'spam', 'deleted'] },
        requester_email: { type: 'string', maxLength: 254 },
        per_page: { type: 'integer', minimum: 1, maximum: 100, description: 'Default 30.' },
        page: { type: 'integer', minimum: 1, maximum: 300 },
      },
      additionalProperties: false,
    },
  },
  freshdesk_get_ticket: {
    mark: 'read',
    description: 'Returns a ticket with its conversation.',
    method: 'GET',
    path: '/api/v2/tickets/{ticket_id}',
    query: { include: 'conversations' },
    inputSchema: {
      type: 'object',
      properties: { ticket_id: ticketId },
      required: ['ticket_id'],
      additionalProperties: false,
    },
  },
  freshdesk_create_ticket: {
    mark: 'write',
    description: 'Creates a ticket for a requester. Freshdesk sends the requester a mail.',
    method: 'POST',
    path: '/api/v2/tickets',
    body: {
      email: '{email}',
      subject: '{subject}',
      description: '{description}',
      priority: '{priority}',
      status: '{status}',
      // The portal, as Freshdesk numbers where a ticket came from.
      source: 2,
    },
    done: ['id'],
    inputSchema: {
      type: 'object',
      properties: {
        email: { type: 'string', minLength: 1, maxLength: 254, description: "The requester's address." },
        subject: { type: 'string', minLength: 1, maxLength: 255 },
        description: { type: 'string', minLength: 1, description: 'HTML.' },
        priority,
        status,
      },
      required: ['email', 'subject', 'description', 'priority', 'status'],
      additionalProperties: false,
    },
  },
  freshdesk_add_note: {
    mark: 'write',
    description: 'Adds a private note to a ticket, which its requester does not see.',
    method: 'POST',
    path: '/api/v2/tickets/{ticket_id}/notes',
    body: { body: '{body}', private: true },
    done: ['id'],
    inputSchema: {
      type: 'object',
      properties: { ticket_id: ticketId, body: { type: 'string', minLength: 1, description: 'HTML.' } },
      required: ['ticket_id', 'body'],
      additionalProperties: false,
    },
  },
} as const satisfies Record<string, HttpAction>;
