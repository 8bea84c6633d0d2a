import { z } from 'zod';
import type { ApiRequest, ApiResponse, Effect, ProviderApi } from '../../provider.ts';
import type { Desk, Desks, Ticket } from '../desk/desk.ts';

const listQuery = z.object({
  email: z.string().optional(),
  per_page: z.coerce.number().int().min(1).max(100).default(30),
  page: z.coerce.number().int().min(1).default(1),
});
const newTicket = z.strictObject({
  email: z.email(),
  subject: z.string().min(1),
  description: z.string().min(1),
  priority: z.literal([1, 2, 3, 4]),
  status: z.literal([2, 3, 4, 5]),
  source: z.literal([1, 2, 3, 7, 9, 10]).default(2),
});
const newNote = z.strictObject({ body: z.string().min(1), private: z.boolean().default(true) });

const codes: Record<number, string> = {
  401: 'invalid_credentials',
  403: 'access_denied',
  429: 'rate_limit_exceeded',
};

/** Freshdesk's REST API: an agent's API key as user name, any password. https://developers.freshdesk.com/api/ */
export function createFreshdeskApi(desks: Desks): ProviderApi {
  return {
    name: 'freshdesk',
    readCredential({ authorization }) {
      const pair = /^Basic ([A-Za-z0-9+/=]+)$/.exec(authorization ?? '')?.[1];
      return (
        pair &&
        Buffer.from(pair, 'base64')
          .toString()
          .replace(/:[^:]*$/, '')
      );
    },
    respond(request, { identifier }, effect) {
      try {
        return serve(request, desks.of(identifier), effect);
      } catch (error) {
        if (error instanceof z.ZodError || error instanceof SyntaxError) return invalid(error);
        throw error;
      }
    },
    refuse,
  };
}

function serve({ method, path, query, body }: ApiRequest, desk: Desk, effect: Effect): ApiResponse {
  const [, id, rest = ''] = /^\/api\/v2\/tickets(?:\/(\d+))?(\/notes)?$/.exec(path) ?? [undefined, '', '-'];
  const route = `${method} ${id === undefined ? '' : 'ticket'}${rest}`;
  if (route === 'GET ') return { status: 200, body: listTickets(desk, query) };
  if (route === 'POST ') {
    const ticket = desk.add(newTicket.parse(JSON.parse(body)));
    effect('ticket-created', { ticket: ticket.id, subject: ticket.subject });
    return { status: 201, body: ticket };
  }
  const ticket = desk.tickets.find((each) => String(each.id) === id);
  if (ticket === undefined) return { status: 404, body: '' };
  if (route === 'GET ticket') return { status: 200, body: ticket };
  if (route !== 'POST ticket/notes') return { status: 405, body: { message: `${method} is not allowed` } };
  const note = desk.addNote(ticket, newNote.parse(JSON.parse(body)));
  effect('note-added', { ticket: ticket.id, note: note.id });
  return { status: 201, body: { ...note, ticket_id: ticket.id } };
}

function listTickets({ tickets }: Desk, query: URLSearchParams): Omit<Ticket, 'conversations'>[] {
  const { email, per_page, page } = listQuery.parse(Object.fromEntries(query));
  return tickets
    .filter((ticket) => email === undefined || ticket.email === email)
    .toReversed()
    .slice((page - 1) * per_page, page * per_page)
    .map(({ conversations: _conversations, ...ticket }) => ticket);
}

function invalid(error: z.ZodError | SyntaxError): ApiResponse {
  const errors =
    error instanceof z.ZodError
      ? error.issues.map(({ path, message }) => ({ field: path.join('.'), message, code: 'invalid_value' }))
      : [{ code: 'invalid_json', message: 'The body is not JSON.' }];
  return { status: 400, body: { description: 'Validation failed', errors } };
}

function refuse(status: number): ApiResponse {
  return { status, body: { code: codes[status] ?? 'internal_error', message: 'Refused.' } };
}
