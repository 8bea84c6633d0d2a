type Page<Message> = { messages: readonly Message[]; nextPageToken?: string | null | undefined };

type PageSource<Message> = {
  /** @param room messages that are still wanted */
  readPage: (room: number, pageToken: string | undefined) => Promise<Page<Message>>;
  /** Undefined for a message without an id, which is kept. */
  idOf: (message: Message) => string | undefined;
};

/** `hasMore`: the mailbox holds matching messages that were not read. */
export type Collected<Message> = { messages: Message[]; hasMore: boolean };

/**
 * Reads pages until `limit` messages are listed or no page is left. Gmail's pages shift when mail arrives in between,
 * so that two of them name one message: each id is kept once. A page without a new message is the last one that is
 * read.
 */
export async function collectPages<Message>(
  limit: number,
  { readPage, idOf }: PageSource<Message>,
): Promise<Collected<Message>> {
  const messages: Message[] = [];
  const ids = new Set<string>();
  let pageToken: string | undefined;
  for (;;) {
    const page = await readPage(limit - messages.length, pageToken);
    const fresh = page.messages.filter((message) => isFirst(idOf(message), ids));
    const room = limit - messages.length;
    messages.push(...fresh.slice(0, room));
    pageToken = page.messages.length > 0 ? (page.nextPageToken ?? undefined) : undefined;
    const hasMore = fresh.length > room || Boolean(pageToken);
    if (!pageToken || fresh.length === 0 || messages.length === limit) return { messages, hasMore };
  }
}

function isFirst(id: string | undefined, ids: Set<string>): boolean {
  if (id === undefined) return true;
  if (ids.has(id)) return false;
  ids.add(id);
  return true;
}
