import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awaitSlot, fireDigest } from '../../../../infra/local/demo/fire-digest.ts';
import { accountIdentifier } from '../../../../shared/scalekit/account-identifier.ts';
import { type DigestOwner, ownerHash } from '../../../../shared/state/user-key.ts';
import { awaitOutcome } from '../../../support/digest/digest-control.ts';
import { exchange } from '../../../support/mcp/exchange.ts';
import { message } from '../../../support/mcp/messages.ts';
import { consentToLink, finish } from '../../../support/stack/linking.ts';
import { signedIn, simulator, stack, token } from '../../../support/stack/product.ts';

const USER = 'two-mailboxes';
const OTHER = 'two-mailboxes-other';
const ofUser = (identifier: string) => ({ issuer: stack.issuerUrl, identifier });
const WORK = accountIdentifier(ofUser(USER), 'work');
const OTHER_WORK = accountIdentifier(ofUser(OTHER), 'work');
const query = (account?: string) => (account === undefined ? '' : `?account=${account}`);
const settings = { time: '07:30', timeZone: 'Europe/Berlin' };

type Browser = Awaited<ReturnType<typeof signedIn>>;
let [user, other]: Browser[] = [];
const browser = () => user ?? expect.fail('no user');

async function link(of: Browser, account?: string) {
  const { status, json } = await finish(of, await consentToLink(of, 'gmail', account));
  expect([status, json]).toEqual([
    200,
    { connection: 'gmail', ...(account && { account }), status: 'ACTIVE' },
  ]);
}

/** Delivers one unread mail to a mailbox. */
async function deliver(mailbox: string, subject: string) {
  const headers = [
    { name: 'From', value: 'Mira <mira@person.example>' },
    { name: 'Subject', value: subject },
  ];
  const body = { data: Buffer.from('The plan is ready.').toString('base64url') };
  const payload = { mimeType: 'text/plain', headers, body };
  const labelIds = ['INBOX', 'UNREAD'];
  const resource = { id: `of-${subject.length}`, threadId: 't', labelIds, payload };
  await simulator.post(`mailboxes/${encodeURIComponent(mailbox)}/messages`, { message: resource });
}

/** The entries of a mailbox in the ledger, of that kind. */
async function ledger(identifier: string, kind: string) {
  const { entries } = await simulator.get(`ledger?identifier=${encodeURIComponent(identifier)}`);
  return (entries as unknown as { kind: string; detail: Record<string, unknown> }[])
    .filter((entry) => entry.kind === kind)
    .map(({ detail }) => detail);
}

let lastSlot = Math.floor(Date.now() / 1_000);

/** Fires the schedule of a mailbox for a new day, twice. @returns the outcome that the API reports */
async function fire(account?: string) {
  lastSlot += 86_400;
  const owner: DigestOwner = { ...ofUser(USER), account };
  const scheduledTime = new Date(lastSlot * 1_000).toISOString();
  const slot = await fireDigest(stack, owner, { times: 2, scheduledTime });
  await awaitSlot(stack, owner, slot);
  return awaitOutcome((route, ...rest) => browser()(`${route}${query(account)}`, ...rest), slot);
}

/** Calls a tool over MCP. */
async function callTool(sub: string, name: string, given: Record<string, unknown>): Promise<string> {
  const sent = message('modern', 'tools/call', { name, arguments: given });
  const { json } = await exchange(await token({ sub }), sent);
  return json.result.content[0].text;
}

const hasSchedule = async (account?: string) => {
  const name = ownerHash({ ...ofUser(USER), account });
  const fired = await fetch(`${stack.awsUrl}/_local/schedules/${name}/fire`, { method: 'POST', body: '{}' });
  return fired.ok;
};

describe('a user with two Gmail accounts, and another user with the same label', () => {
  beforeAll(async () => {
    [user, other] = await Promise.all([signedIn(USER), signedIn(OTHER)]);
    await link(browser());
    await link(browser(), 'work');
    await link(other ?? expect.fail('no other user'), 'work');
    await deliver(USER, 'For home only');
    await deliver(WORK, 'For the office only');
  });
  afterAll(async () => {
    for (const account of [undefined, 'work']) await browser()(`DELETE /digest${query(account)}`);
  });

  it('acts in the account that a call names, by HTTP and by MCP', async () => {
    const input = (subject: string) => ({ to: 'bob@example.com', subject, body: 'x' });
    for (const account of [undefined, 'work']) {
      const body = { connection: 'gmail', ...(account && { account }), input: input(`http ${account}`) };
      const key = { 'idempotency-key': `two-mailboxes-${account}-key` };
      expect((await browser()('POST /actions/gmail_send_message', body, key)).status).toBe(200);
    }
    const labelled = { ...input('mcp work'), account: 'work' };
    const text = await callTool(USER, 'gmail_send_message', labelled);
    expect(text).toContain('Done in Gmail (work).');
    expect(await callTool(USER, 'gmail_send_message', labelled)).toContain('Already done in Gmail (work)');
    expect(await callTool(USER, 'gmail_send_message', input('mcp default'))).toMatch(/\nDone\. /);
    const subjects = async (mailbox: string) =>
      (await ledger(mailbox, 'mail-sent')).map(({ subject }) => subject);
    expect(await subjects(USER)).toEqual(['http undefined', 'mcp default']);
    expect(await subjects(WORK)).toEqual(['http work', 'mcp work']);
    const profile = await callTool(USER, 'gmail_get_profile', { account: 'work' });
    const { address } = (await simulator.get(`mailboxes/${encodeURIComponent(WORK)}`)) as {
      address?: string;
    };
    expect(profile.split('\n')).toEqual([
      expect.stringContaining(`"${address}"`),
      'The account is Gmail (work).',
    ]);
  });

  it('sees both accounts, with their labels', async () => {
    const listed = JSON.parse(await callTool(USER, 'onbehalf_connections', {}));
    expect(listed.connections.slice(0, 2)).toEqual([
      { connection: 'gmail', name: 'Gmail', status: 'ACTIVE' },
      { connection: 'gmail', account: 'work', name: 'Gmail', status: 'ACTIVE' },
    ]);
    const made = await callTool(USER, 'gmail_get_profile', { account: 'wrok' });
    expect(made).toContain("account: is no label of this user. The user's labels are work");
  });

  it('has a digest of each mailbox, with the mail of that mailbox', async () => {
    const both: [string | undefined, string][] = [
      [undefined, 'For home only'],
      ['work', 'For the office only'],
    ];
    for (const [account] of both) {
      const { status, json } = await browser()(`PUT /digest${query(account)}`, settings);
      expect([status, json.account]).toEqual([200, account]);
      expect(await fire(account)).toMatchObject({ status: 'DELIVERED' });
    }
    for (const [account, subject] of both) {
      const { json } = await browser()(`GET /digest/latest${query(account)}`);
      expect([json.account, json.digest.counts.read]).toEqual([account, 18]);
      const found = both.map(([, each]) => each).filter((each) => json.text.includes(each));
      expect([found, json.text.includes('Gmail (work)')]).toEqual([[subject], account === 'work']);
    }
  });

  it('gets the digest of a mailbox from that mailbox, once, and not as news of its next digest', async () => {
    const put = await browser()('PUT /digest?account=work', { ...settings, delivery: 'email' });
    expect(put.status).toBe(200);
    const before = await ledger(USER, 'mail-sent');
    expect(await fire('work')).toMatchObject({ status: 'DELIVERED' });
    const { address } = (await simulator.get(`mailboxes/${encodeURIComponent(WORK)}`)) as {
      address?: string;
    };
    const sent = (await ledger(WORK, 'mail-sent')).slice(2);
    expect(sent).toMatchObject([{ to: address, subject: expect.stringMatching(/^Your mail digest of /) }]);
    expect(await ledger(USER, 'mail-sent')).toEqual(before);
    await browser()('PUT /digest?account=work', settings);
    await fire('work');
    expect((await browser()('GET /digest/latest?account=work')).json.digest.counts.read).toBe(18);
  });

  it('leaves nothing of one user with the other', async () => {
    const { status, json } = await (other as Browser)('GET /digest?account=work');
    expect([status, json.code]).toEqual([404, 'not-found']);
    expect((await (other as Browser)('GET /digest/latest?account=work')).status).toBe(404);
    expect(await ledger(OTHER_WORK, 'mail-sent')).toEqual([]);
    expect(await callTool(OTHER, 'gmail_fetch_mails', { query: 'office', account: 'work' })).not.toContain(
      'For the office only',
    );
  });

  it('keeps the digest of one mailbox when the other is disconnected', async () => {
    expect((await browser()('DELETE /connections/gmail?account=work')).status).toBe(204);
    expect((await browser()('GET /digest?account=work')).status).toBe(404);
    expect(await hasSchedule('work')).toBe(false);
    expect((await browser()('GET /digest/latest?account=work')).status).toBe(200);
    const again = await browser()('PUT /digest?account=work', settings);
    expect([again.status, again.json.code]).toEqual([404, 'not-found']);
    expect(await fire()).toMatchObject({ status: 'DELIVERED' });
    expect((await (other as Browser)('GET /connections/gmail?account=work')).json.status).toBe('ACTIVE');
  });
});
