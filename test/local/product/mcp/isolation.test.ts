import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { connections } from '../../../../shared/connections/connections.ts';
import { keyIn, mcpUser, outcomeOf, usersCalled } from '../../../support/mcp/mcp-user.ts';
import { link, send } from '../../../support/stack/product.ts';

const USERS = 'mcp-isolated-';
const bob = `${USERS}bob`;
let others = 0;
/** Another user for each test, as a user may send a limited number of messages. */
function userA() {
  others += 1;
  return mcpUser({ sub: `${USERS}ada-${others}` });
}
const mail = () => ({ to: 'carol@example.com', subject: randomUUID(), body: 'there' });

/** Names under which a program might take a user from a request. */
const IDENTITY = [
  ...['identifier', 'user_id', 'userId', 'sub', 'user', 'account', 'email', 'on_behalf_of', 'onBehalfOf'],
  ...['organization_id', 'connected_account_id', 'connectedAccountId', 'connector', 'x-user-id'],
];
const asBob = Object.fromEntries(IDENTITY.map((name) => [name, bob]));

// Bob alone has accounts: a call that reached them would be the only one to succeed.
beforeAll(async () => {
  await Promise.all(Object.keys(connections).map((connection) => link(bob, connection)));
});

describe("user A's token", () => {
  it("reaches no account of B's through any tool, also if its arguments or _meta name B", async () => {
    const user = await userA();
    const listed = await user.list();
    const { outcome, called } = await usersCalled(USERS, async () => {
      const texts: string[] = [];
      for (const tool of listed) {
        const { text } = await user.callFor(tool, asBob, { meta: asBob, more: asBob });
        texts.push(text);
      }
      return texts;
    });
    expect(outcome).toHaveLength(listed.length);
    expect(outcome.filter((text) => !text.includes('"isError":true') && !text.includes('"error"'))).toEqual(
      [],
    );
    expect(called.filter((identifier) => identifier !== user.sub)).toEqual([]);
  });

  it("reaches no account of B's with good arguments and B in _meta", async () => {
    const user = await userA();
    const { outcome, called } = await usersCalled(USERS, async () => [
      await user.call('gmail_get_profile', {}, { meta: asBob, more: asBob }),
      await user.call('gmail_send_message', mail(), { meta: asBob, more: asBob }),
      await user.call(
        'call_tool',
        { name: 'gmail_get_profile', arguments: {} },
        { path: '/mcp?mode=search' },
      ),
    ]);
    expect(outcome.map(outcomeOf)).toEqual(Array(3).fill('reconnect-required'));
    expect(called).toEqual([user.sub]);
  });

  it.each(IDENTITY)('is refused where the address names B as %s', async (name) => {
    const user = await userA();
    const path = `/mcp?${name}=${bob}`;
    const { outcome, called } = await usersCalled(USERS, () =>
      user.callFor('gmail_get_profile', {}, { path }),
    );
    expect([outcome.status, outcome.json.error.code, called]).toEqual([400, -32_602, []]);
  });

  it("sees none of B's accounts", async () => {
    const [user, other] = [await userA(), await mcpUser({ sub: bob })];
    const [own, theirs] = [await user.call('onbehalf_connections'), await other.call('onbehalf_connections')];
    expect(own.content[0]?.text).not.toContain('ACTIVE');
    expect(theirs.content[0]?.text).toContain('"status":"ACTIVE"');
  });

  it("reads none of B's writes, and replays none, by B's key", async () => {
    const [user, other] = [await userA(), await mcpUser({ sub: bob })];
    const input = mail();
    const derived = keyIn(await other.call('gmail_send_message', input));
    const [own, meta] = [randomUUID(), randomUUID()];
    await other.call('gmail_send_message', { ...mail(), idempotency_key: own });
    await other.call('gmail_send_message', mail(), { meta: { 'dev.onbehalf/idempotency-key': meta } });
    for (const idempotency_key of [derived, own, meta]) {
      expect(outcomeOf(await other.call('onbehalf_execution', { idempotency_key }))).toBe('done');
      expect(outcomeOf(await user.call('onbehalf_execution', { idempotency_key }))).toBe('not-found');
      const repeated = await user.call('gmail_send_message', { ...input, idempotency_key });
      expect(outcomeOf(repeated)).toBe('reconnect-required');
    }
    // The same key over HTTP is the same write of B's.
    const headers = { authorization: `Bearer ${other.bearer}` };
    expect((await send(`GET /executions/${derived}`, { headers })).json.status).toBe('DONE');
    const elsewhere = { authorization: `Bearer ${user.bearer}` };
    expect((await send(`GET /executions/${derived}`, { headers: elsewhere })).status).toBe(404);
  });

  it("opens none of B's accounts by an answer to a question that was never asked", async () => {
    const user = await userA();
    const capabilities = { 'io.modelcontextprotocol/clientCapabilities': { elicitation: { url: {} } } };
    const { outcome, called } = await usersCalled(USERS, () =>
      user.call(
        'gmail_get_profile',
        {},
        { meta: capabilities, more: { inputResponses: { link: { action: 'decline' } }, requestState: bob } },
      ),
    );
    expect(outcome.isError).toBe(true);
    expect(called).toEqual([user.sub]);
  });
});
