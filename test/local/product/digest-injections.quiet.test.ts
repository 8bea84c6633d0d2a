import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clickableIn, forbiddenCharactersIn } from '../../support/digest/clickable.ts';
import { fireAndAwait, putSettings } from '../../support/digest/digest-control.ts';
import { elementsOf, shownBy } from '../../support/digest/page-markup.ts';
import { link, linkGmail, signedIn, simulator } from '../../support/stack/product.ts';
import { everyInjection } from '../../unit/digest/injections/every.ts';

const folder = mkdtempSync(join(tmpdir(), 'onbehalf-injections-'));
const OURS = new Set<string | undefined>(
  'html head meta title style body div h1 h2 ul li p span bdi'.split(' '),
);
const users = ['inject-mail', 'inject-slack'];

beforeAll(async () => {
  for (const [index, { raw }] of everyInjection.entries()) writeFileSync(join(folder, `${index}.eml`), raw);
  for (const user of users) {
    await linkGmail(user);
    await link(user, 'slack');
    await simulator.post(`mailboxes/${user}`, { dir: folder });
  }
});
afterAll(async () => {
  for (const user of users) await (await signedIn(user))('DELETE /digest');
  rmSync(folder, { recursive: true });
});

/** Runs the digest of the user's hostile mailbox; returns the tools that ran and their effects. */
async function digestOf(user: string, delivery: string) {
  const ada = await signedIn(user);
  await putSettings(ada, { delivery, maxMessages: 150, query: 'in:anywhere' });
  const [rpcs, ledger] = await Promise.all([simulator.get('rpcs'), simulator.get('ledger')]);
  expect((await fireAndAwait(ada, user)).status).toBe('DELIVERED');
  const ran = (await simulator.get(`rpcs?since=${rpcs.lastSeq}&identifier=${user}`)).entries;
  const done = (await simulator.get(`ledger?since=${ledger.lastSeq}`)).entries as unknown as {
    kind: string;
    identifier: string;
    detail: Record<string, unknown>;
  }[];
  return { ada, tools: ran.map(({ tool }) => tool), done };
}

it('of hostile mails is one mail to the user alone, with nothing clickable in it', async () => {
  const { ada, tools, done } = await digestOf('inject-mail', 'email');
  expect(tools).toEqual(['gmail_fetch_mails', 'gmail_get_profile', 'gmail_send_message']);
  expect(done.map(({ kind, identifier, detail }) => [kind, identifier, detail.to])).toEqual([
    ['mail-sent', 'inject-mail', 'inject-mail@example.com'],
  ]);
  const input = { query: 'from:me subject:"Your mail digest"', max_results: 5 };
  const { json } = await ada('POST /actions/gmail_fetch_mails', { connection: 'gmail', input });
  const [message] = json.data.messages;
  expect(json.data.messages).toHaveLength(1);
  const html = Buffer.from(message.payload.body.data, 'base64url').toString();
  const words = shownBy(html);
  expect(words).toContain(`${everyInjection.length} new mails`);
  expect({ clickable: clickableIn(words), forbidden: forbiddenCharactersIn(words) }).toEqual({
    clickable: [],
    forbidden: [],
  });
  const names = new Set([...elementsOf(html)].map((element) => element.split(' ')[0]));
  expect([...names].filter((name) => !OURS.has(name))).toEqual([]);
});

it('of hostile mails is one message in the user’s own conversation, as plain text', async () => {
  const { ada, tools, done } = await digestOf('inject-slack', 'slack');
  const own = ['slack_auth_test', 'slack_open_conversation', 'slack_send_message'];
  expect(tools).toEqual(['gmail_fetch_mails', ...own]);
  const posted = done.filter(({ kind }) => kind !== 'conversation-opened');
  expect(posted.map(({ kind, identifier }) => [kind, identifier])).toEqual([
    ['message-posted', 'inject-slack'],
  ]);
  const channel = posted[0]?.detail.channel;
  const { json } = await ada('POST /actions/slack_fetch_conversation_history', {
    connection: 'slack',
    input: { channel, limit: 5 },
  });
  const text = JSON.stringify(json.data.messages);
  expect(text).toContain('plain_text');
  expect(text).not.toContain('mrkdwn');
});
