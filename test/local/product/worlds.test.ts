import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { link, signedIn, simulator } from '../../support/product.ts';

/** The API as a user with an account on the connection: runs its tools, each write with a fresh key. */
async function linked(identifier: string, connection: string) {
  await link(identifier, connection);
  const user = await signedIn(identifier);
  return (tool: string, input = {}, key = randomUUID()) =>
    user(`POST /actions/${tool}`, { connection, input }, { 'idempotency-key': key });
}

describe('Slack', () => {
  it('shows one user’s message to another, posted once for one key', async () => {
    const ada = await linked('worlds-ada', 'slack');
    const bob = await linked('worlds-bob', 'slack');
    const message = { channel: '#launch', text: 'Tomorrow at nine' };
    const key = randomUUID();
    const { json } = await ada('slack_send_message', message, key);
    expect((await ada('slack_send_message', message, key)).headers['idempotent-replayed']).toBe('true');
    const history = await bob('slack_fetch_conversation_history', { channel: json.data.channel, limit: 1 });
    expect(history.json.data.messages).toMatchObject([{ text: 'Tomorrow at nine', ts: json.data.ts }]);
    const { entries } = await simulator.get('ledger?identifier=worlds-ada');
    expect(entries.filter(({ kind }) => kind === 'message-posted')).toHaveLength(1);
  });

  it('refuses as provider-forbidden where the user is no member, and as provider-error what is not there', async () => {
    const ada = await linked('worlds-ada', 'slack');
    const forbidden = await ada('slack_send_message', { channel: '#finance', text: 'x' });
    expect(forbidden).toMatchObject({ status: 403, json: { code: 'provider-forbidden' } });
    const missing = await ada('slack_send_message', { channel: '#nowhere', text: 'x' });
    expect(missing).toMatchObject({ status: 502, json: { code: 'provider-error' } });
  });
});

describe('Notion', () => {
  it('keeps a page that was created, and refuses what does not fit the tool before it is sent', async () => {
    const ada = await linked('worlds-ada', 'notion');
    const found = await ada('notion_page_search', { query: 'home' });
    const parent_page_id = found.json.data.results[0].id;
    const properties = { title: { title: [{ text: { content: 'Ideas' } }] } };
    const created = await ada('notion_page_create', { parent_page_id, properties });
    const again = await ada('notion_page_search', { query: 'ideas' });
    expect(again.json.data.results).toMatchObject([{ object: 'page', id: created.json.data.id }]);
    const wrong = await ada('notion_page_create', { parent_page_id, title: 'Ideas' });
    expect(wrong).toMatchObject({ status: 400, json: { code: 'invalid-request' } });
  });
});

describe('Google Calendar', () => {
  it('shows an invitation to its guest, and says that a second deletion failed', async () => {
    const ada = await linked('worlds-ada', 'googlecalendar');
    const bob = await linked('worlds-bob', 'googlecalendar');
    const { json } = await ada('googlecalendar_create_event', {
      summary: 'Tea',
      start_datetime: '2030-01-01T15:00:00Z',
      attendees_emails: ['worlds-bob@example.com'],
    });
    const seen = await bob('googlecalendar_list_events', { query: 'tea' });
    expect(seen.json.data.items).toMatchObject([{ id: json.data.id, summary: 'Tea' }]);
    const input = { event_id: json.data.id };
    expect((await ada('googlecalendar_delete_event', input)).status).toBe(200);
    expect(await ada('googlecalendar_delete_event', input)).toMatchObject({ status: 502 });
    expect((await bob('googlecalendar_list_events', { query: 'tea' })).json.data.items).toEqual([]);
  });
});
