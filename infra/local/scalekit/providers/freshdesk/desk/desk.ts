export type Note = { id: number; body: string; private: boolean };

export type Ticket = {
  id: number;
  subject: string;
  description: string;
  email: string;
  priority: number;
  status: number;
  source: number;
  updated_at: string;
  conversations: Note[];
};

type NewTicket = Pick<Ticket, 'subject' | 'description' | 'email' | 'priority' | 'status' | 'source'>;

/** The tickets that one agent of a help desk sees. */
export class Desk {
  readonly tickets: Ticket[] = [];
  #ids = 0;

  add(given: NewTicket): Ticket {
    const ticket = { ...given, id: this.#nextId(), updated_at: new Date().toISOString(), conversations: [] };
    this.tickets.push(ticket);
    return ticket;
  }

  addNote(ticket: Ticket, given: Omit<Note, 'id'>): Note {
    const note = { ...given, id: this.#nextId() };
    ticket.conversations.push(note);
    ticket.updated_at = new Date().toISOString();
    return note;
  }

  #nextId(): number {
    this.#ids += 1;
    return this.#ids;
  }
}

export class Desks {
  readonly #byIdentifier = new Map<string, Desk>();

  of(identifier: string): Desk {
    const known = this.#byIdentifier.get(identifier);
    if (known !== undefined) return known;
    const desk = new Desk();
    desk.add({
      subject: 'The engine does not start',
      description: '<p>It clicks.</p>',
      email: 'charles@example.com',
      priority: 2,
      status: 2,
      source: 1,
    });
    this.#byIdentifier.set(identifier, desk);
    return desk;
  }

  clear(): void {
    this.#byIdentifier.clear();
  }
}
