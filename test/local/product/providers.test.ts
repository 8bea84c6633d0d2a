import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { link, signedIn, simulator } from '../../support/stack/product.ts';

/** The API as a user with an account on the connection: runs its tools, each write with a fresh key. */
async function linked(identifier: string, connection: string) {
  await link(identifier, connection);
  const user = await signedIn(identifier);
  return (tool: string, input = {}, key = randomUUID()) =>
    user(`POST /actions/${tool}`, { connection, input }, { 'idempotency-key': key });
}

/** The kinds of the user's effects at providers. */
async function effectsOf(identifier: string): Promise<string[]> {
  const { entries } = await simulator.get(`ledger?identifier=${identifier}`);
  return entries.map(({ kind }) => kind).filter((kind) => !kind.startsWith('account-'));
}

describe('Gmail', () => {
  it('sends a draft, which its reader finds, labels as read and replies to in the thread', async () => {
    const ada = await linked('providers-mail-ada', 'gmail');
    const bob = await linked('providers-mail-bob', 'gmail');
    const letter = { to: 'providers-mail-bob@example.com', subject: 'Lisbon', body: 'Shall we?' };
    const draft = (await ada('gmail_create_draft', letter)).json.data;
    expect((await ada('gmail_list_drafts')).json.data.drafts).toMatchObject([{ id: draft.id }]);
    expect((await ada('gmail_send_draft', { draft_id: draft.id })).status).toBe(200);
    expect((await ada('gmail_list_drafts')).json.data.drafts).toEqual([]);
    const query = { query: 'is:unread subject:Lisbon from:providers-mail-ada' };
    const [mail] = (await bob('gmail_fetch_mails', query)).json.data.messages;
    await bob('gmail_modify_message_labels', { message_id: mail.id, remove_label_ids: ['UNREAD'] });
    expect((await bob('gmail_fetch_mails', query)).json.data.messages ?? []).toEqual([]);
    const reply = { to: 'providers-mail-ada@example.com', body: 'Gladly.', thread_id: mail.threadId };
    expect((await bob('gmail_reply_to_thread', reply)).status).toBe(200);
    const thread = await bob('gmail_get_thread_by_id', { thread_id: mail.threadId });
    expect(thread.json.data.messages).toHaveLength(2);
    expect(await effectsOf('providers-mail-ada')).toEqual(['draft-created', 'mail-sent']);
    expect(await effectsOf('providers-mail-bob')).toEqual(['labels-modified', 'mail-sent']);
  });
});

describe('Slack', () => {
  it('shows one user’s message to another, posted once for one key', async () => {
    const ada = await linked('providers-ada', 'slack');
    const bob = await linked('providers-bob', 'slack');
    const message = { channel: '#launch', text: 'Tomorrow at nine' };
    const key = randomUUID();
    const { json } = await ada('slack_send_message', message, key);
    expect((await ada('slack_send_message', message, key)).headers['idempotent-replayed']).toBe('true');
    const history = await bob('slack_fetch_conversation_history', { channel: json.data.channel, limit: 1 });
    expect(history.json.data.messages).toMatchObject([{ text: 'Tomorrow at nine', ts: json.data.ts }]);
    const replies = await bob('slack_get_conversation_replies', {
      channel: json.data.channel,
      ts: json.data.ts,
    });
    expect(replies.json.data.messages).toHaveLength(1);
    expect(await effectsOf('providers-ada')).toEqual(['message-posted']);
  });

  it('opens a conversation with a member found by email, in which both members read the messages', async () => {
    const ada = await linked('providers-dm-ada', 'slack');
    const bob = await linked('providers-dm-bob', 'slack');
    const found = await ada('slack_lookup_user_by_email', { email: 'providers-dm-bob@example.com' });
    const { json } = await ada('slack_open_conversation', { users: found.json.data.user.id });
    const channel = json.data.channel.id;
    expect((await ada('slack_send_message', { channel, text: 'Just us' })).status).toBe(200);
    const { messages } = (await bob('slack_fetch_conversation_history', { channel })).json.data;
    expect(messages).toMatchObject([{ text: 'Just us' }]);
    expect(await effectsOf('providers-dm-ada')).toEqual(['conversation-opened', 'message-posted']);
  });

  it('returns provider-forbidden where the user is no member, and provider-error for an unknown channel', async () => {
    const ada = await linked('providers-ada', 'slack');
    const forbidden = await ada('slack_send_message', { channel: '#finance', text: 'x' });
    expect(forbidden).toMatchObject({ status: 403, json: { code: 'provider-forbidden' } });
    const missing = await ada('slack_send_message', { channel: '#nowhere', text: 'x' });
    expect(missing).toMatchObject({ status: 502, json: { code: 'provider-error' } });
  });
});

describe('Notion', () => {
  it('keeps a created page; an input that does not match the schema is refused before it is sent', async () => {
    const ada = await linked('providers-ada', 'notion');
    const found = await ada('notion_page_search', { query: 'home' });
    const parent_page_id = found.json.data.results[0].id;
    const properties = { title: { title: [{ text: { content: 'Ideas' } }] } };
    const created = await ada('notion_page_create', { parent_page_id, properties });
    const again = await ada('notion_page_search', { query: 'ideas' });
    expect(again.json.data.results).toMatchObject([{ object: 'page', id: created.json.data.id }]);
    const wrong = await ada('notion_page_create', { parent_page_id, title: 'Ideas' });
    expect(wrong).toMatchObject({ status: 400, json: { code: 'invalid-request' } });
  });

  it('replays a large result, which is stored compressed, byte by byte', async () => {
    const ada = await linked('providers-large-ada', 'notion');
    const { results } = (await ada('notion_data_fetch', { query: '' })).json.data;
    const page = results.find(({ object }: { object: string }) => object === 'page').id;
    const rich_text = [{ text: { content: 'Größe – 大きさ '.repeat(40) } }];
    const blocks = Array.from({ length: 60 }, () => ({ type: 'paragraph', paragraph: { rich_text } }));
    const key = randomUUID();
    const append = () => ada('notion_page_content_append', { block_id: page, blocks }, key);
    const [first, again] = [await append(), await append()];
    expect(Buffer.byteLength(first.text)).toBeGreaterThan(40_000);
    expect([again.text, again.headers['idempotent-replayed']]).toEqual([first.text, 'true']);
  });

  it('keeps the blocks appended to a page, and a row that a query finds', async () => {
    const ada = await linked('providers-notes-ada', 'notion');
    const { results } = (await ada('notion_data_fetch', { query: '' })).json.data;
    const page = results.find(({ object }: { object: string }) => object === 'page').id;
    const database_id = results.find(({ object }: { object: string }) => object === 'database').id;
    const rich_text = [{ text: { content: 'Bring the projector' } }];
    const blocks = [{ type: 'paragraph', paragraph: { rich_text } }];
    expect((await ada('notion_page_content_append', { block_id: page, blocks })).status).toBe(200);
    const content = await ada('notion_page_content_get', { block_id: page });
    expect(content.text).toContain('Bring the projector');
    const properties = { Name: { title: [{ text: { content: 'Order lunch' } }] }, Points: { number: 8 } };
    const row = (await ada('notion_database_insert_row', { database_id, properties })).json.data.id;
    const filter = { property: 'Points', number: { greater_than: 5 } };
    const rows = await ada('notion_database_query', { database_id, filter });
    expect(rows.json.data.results).toMatchObject([{ id: row }]);
    expect(await effectsOf('providers-notes-ada')).toEqual(['page-appended', 'page-created']);
  });
});

describe('Google Calendar', () => {
  it('shows an invitation to its guest, and reports that a second deletion failed', async () => {
    const ada = await linked('providers-ada', 'googlecalendar');
    const bob = await linked('providers-bob', 'googlecalendar');
    const { json } = await ada('googlecalendar_create_event', {
      summary: 'Tea',
      start_datetime: '2030-01-01T15:00:00Z',
      attendees_emails: ['providers-bob@example.com'],
    });
    const seen = await bob('googlecalendar_list_events', { query: 'tea' });
    expect(seen.json.data.items).toMatchObject([{ id: json.data.id, summary: 'Tea' }]);
    const input = { event_id: json.data.id };
    expect((await ada('googlecalendar_delete_event', input)).status).toBe(200);
    expect(await ada('googlecalendar_delete_event', input)).toMatchObject({ status: 502 });
    expect((await bob('googlecalendar_list_events', { query: 'tea' })).json.data.items).toEqual([]);
  });
  it('shows a changed event in a search, by its id and as busy', async () => {
    const ada = await linked('providers-plans-ada', 'googlecalendar');
    const event = { summary: 'Walk', start_datetime: '2030-02-01T09:00:00Z', event_duration_hour: 1 };
    const { id } = (await ada('googlecalendar_create_event', event)).json.data;
    const calendar_id = 'primary';
    const change = { calendar_id, event_id: id, summary: 'Long walk' };
    expect((await ada('googlecalendar_update_event', change)).status).toBe(200);
    const found = await ada('googlecalendar_search_events', { calendar_id, query: 'long walk' });
    expect(found.json.data.items).toMatchObject([{ id, summary: 'Long walk' }]);
    const read = await ada('googlecalendar_get_event_by_id', { event_id: id });
    expect(read.json.data).toMatchObject({ id, summary: 'Long walk' });
    const day = { time_min: '2030-02-01T00:00:00Z', time_max: '2030-02-02T00:00:00Z' };
    const busy = await ada('googlecalendar_query_freebusy', { calendar_ids: [calendar_id], ...day });
    expect(busy.json.data.calendars.primary.busy).toHaveLength(1);
    expect(await effectsOf('providers-plans-ada')).toEqual(['event-created', 'event-updated']);
  });
});
