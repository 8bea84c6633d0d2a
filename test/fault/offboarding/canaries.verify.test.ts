import { createPublicKey, randomUUID, verify } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { fireDigest } from '../../../infra/local/demo/fire-digest.ts';
import { accountIdentifier } from '../../../shared/scalekit/account-identifier.ts';
import { userHash, userKey } from '../../../shared/state/user-key.ts';
import { awaitOutcome, ownerOf, putSettings } from '../../support/digest/digest-control.ts';
import { mcpUser } from '../../support/mcp/mcp-user.ts';
import { consentToLink, finish } from '../../support/stack/linking.ts';
import { awaitLooks, endOffboarding } from '../../support/stack/offboardings.ts';
import { link, linkGmail, signedIn, simulator, stack } from '../../support/stack/product.ts';
import { digestsDone } from '../../support/stack/stack-control.ts';
import { accountsOf, dumpStack } from '../../support/stack/stack-dump.ts';
import { accountEvent, publishedFor, sendWebhook } from '../../support/stack/webhooks.ts';

type Browser = Awaited<ReturnType<typeof signedIn>>;
type Ended = Awaited<ReturnType<typeof endOffboarding>>;

/** Values of one user that pass through the product, by what they are. */
type Canaries = Record<string, string>;

const [ada, eve] = ['canary-ada-7f3a91', 'canary-eve-c2d804'];
const LABELS = ['work', 'club'];
const SLOT = '2026-11-22T06:30:00.000Z';
const canariesOf = new Map<string, Canaries>();

const wordOf = (user: string, n: number) => `zq${n}x${user.split('-')[2]}`;

/** Lets a user do everything that leaves something behind; every value is its own. */
async function live(user: string): Promise<Canaries> {
  const browser = await signedIn(user);
  const canaries: Canaries = { identifier: user, hash: userHash(ownerOf(user)) };
  let count = 0;
  const word = (name: string) => {
    count += 1;
    const value = wordOf(user, count);
    canaries[name] = value;
    return value;
  };
  await linkGmail(user);
  await link(user, 'notion');
  // A connection that the stage does not name, and one that was forgotten.
  await simulator.post('accounts', { identifier: user, connection: 'github-local' });
  for (const label of LABELS) {
    const back = await consentToLink(browser, 'gmail', label);
    expect((await finish(browser, back)).status).toBe(200);
    const own = word(`label ${label}`);
    const second = await consentToLink(browser, 'slack', own);
    Object.assign(canaries, { [`state ${label}`]: back.state, [`consent ${label}`]: second.authRequestId });
    await finish(browser, second);
    canaries[`identifier of ${label}`] = accountIdentifier(ownerOf(user), own);
  }
  // A link that stays open.
  canaries['open state'] = (await consentToLink(browser, 'slack')).state;
  for (const n of [1, 2, 3, 4]) {
    const input = {
      to: `${word(`to ${n}`)}@example.com`,
      subject: word(`subject ${n}`),
      body: word(`body ${n}`),
    };
    const key = `${word(`key ${n}`)}-${randomUUID()}`;
    const { json } = await browser(
      'POST /actions/gmail_create_draft',
      { connection: 'gmail', input },
      { 'idempotency-key': key },
    );
    canaries[`execution ${n}`] = json.executionId;
  }
  const agent = await mcpUser({ sub: user });
  await agent.call('gmail_create_draft', {
    to: `${word('to by mcp')}@example.com`,
    subject: word('s'),
    body: word('b'),
  });
  await putSettings(browser, { query: `subject:${word('query')} OR is:unread` });
  for (const label of LABELS)
    await browser(`PUT /digest?account=${label}`, {
      time: '08:30',
      timeZone: 'UTC',
      query: word(`query ${label}`),
    });
  await fireDigest(stack, ownerOf(user), { scheduledTime: SLOT });
  await awaitOutcome(browser, SLOT);
  await browser('POST /digest/run', undefined, { 'idempotency-key': `${word('run key')}-0123456789` });
  await digestsDone();
  for (const { id, connection } of await accountsOf(user)) {
    canaries[`account ${connection}`] = id;
    const event = accountEvent({ id, identifier: user, connection }, 'updated', { status: 'ACTIVE' });
    canaries[`event ${connection}`] = event.id;
    await sendWebhook(event);
  }
  await sendDeadLetter({ requestPayload: { ...ownerOf(user), scheduledTime: word('slot') } });
  await sendDeadLetter({ ...ownerOf(user), scheduledTime: word('firing') });
  return canaries;
}

async function sendDeadLetter(message: object): Promise<void> {
  await fetch(stack.awsUrl, {
    method: 'POST',
    headers: { 'x-amz-target': 'AmazonSQS.SendMessage' },
    body: JSON.stringify({
      QueueUrl: stack.outputs.DeadLetterQueueUrl,
      MessageBody: JSON.stringify(message),
    }),
  });
}

/** Where each canary is found, in the places that keep something. */
function findCanaries(dump: Record<string, string[]>, canaries: Canaries): string[] {
  return Object.entries(canaries).flatMap(([name, canary]) =>
    Object.entries(dump)
      .filter(([, texts]) => texts.some((text) => text.includes(canary)))
      .map(([place]) => `${name} in ${place}`),
  );
}

const identifiersOf = (canaries: Canaries) =>
  Object.entries(canaries).flatMap(([name, value]) => (name.startsWith('identifier') ? [value] : []));

/** The texts that belong to a user alone. */
function textsOf(dump: Record<string, string[]>, user: string): string[] {
  const { table = [], queue = [], schedules = [], accounts = [] } = dump;
  const [pk, hash] = [userKey(ownerOf(user)), userHash(ownerOf(user))];
  return [
    ...table.filter((text) => text.includes(pk) || text.includes(user)),
    ...[...queue, ...schedules, ...accounts].filter((text) => text.includes(user) || text.includes(hash)),
  ].toSorted();
}

const firing = (byHand = false) =>
  fetch(`${stack.awsUrl}/2015-03-31/functions/mail-digest/invocations`, {
    method: 'POST',
    body: JSON.stringify({ ...ownerOf(ada), scheduledTime: '2026-11-23T06:30:00.000Z', byHand }),
  }).then((response) => response.json());

let asAda: Browser;
let ended: Ended;
let before: Record<string, string[]>;
let after: Record<string, string[]>;
let canaries: Canaries;

beforeAll(async () => {
  for (const user of [eve, ada]) canariesOf.set(user, await live(user));
  canaries = canariesOf.get(ada) ?? {};
  asAda = await signedIn(ada);
  const everyone = [...canariesOf.values()].flatMap(identifiersOf);
  before = await dumpStack(everyone);
  expect((await asAda('DELETE /users/me')).status).toBe(202);
  await awaitLooks(ada, 1);
  // What was under way: an event and a firing that come late, and a link.
  await sendWebhook(accountEvent({ id: 'ca_late', identifier: ada }, 'status_updated'));
  expect(await firing()).toEqual({ status: 'OFFBOARDED' });
  await linkGmail(ada);
  ended = await endOffboarding(ada, asAda);
  after = await dumpStack(everyone);
}, 180_000);

describe('the canaries of a user who is offboarded (T59)', () => {
  it('are 40 or more, of which 20 or more stand somewhere as they are before', () => {
    const named = Object.keys(canaries);
    expect(named.length).toBeGreaterThanOrEqual(40);
    const found = new Set(findCanaries(before, canaries).map((place) => place.split(' in ')[0]));
    expect(found.size).toBeGreaterThanOrEqual(20);
    for (const place of ['table', 'queue', 'schedules', 'accounts'])
      expect(findCanaries(before, canaries).filter((each) => each.endsWith(` in ${place}`))).not.toEqual([]);
  });

  it('are in no place after, but the hash in the record and in the log', () => {
    const { logs = [], ...kept } = after;
    const { hash, ...others } = canaries;
    expect(findCanaries(kept, others)).toEqual([]);
    expect(findCanaries({ logs }, { identifier: canaries.identifier ?? '' })).toEqual([]);
    // A daily root of the activity keeps the hash alone, and stays.
    const withHash = Object.values(kept)
      .flat()
      .filter((text) => text.includes(hash ?? '') && !text.includes('"pk":"ROOTS"'));
    expect(withHash).toHaveLength(1);
    expect(withHash[0]).toContain('"sk":"OFFBOARDING"');
  });

  it('leave every byte of another user as it was (T60)', () => {
    expect(textsOf(before, eve).length).toBeGreaterThan(10);
    expect(textsOf(after, eve)).toEqual(textsOf(before, eve));
  });

  it('were found and counted, with what appeared after the first look', () => {
    expect(ended).toMatchObject({ status: 'DONE', looks: 3 });
    expect(ended.removed).toMatchObject({ accounts: 9, schedules: 3, deadLetters: 2, labels: 4 });
    expect(ended.removed).not.toHaveProperty('other');
  });

  it('end with a record that the public key of the stack verifies', async () => {
    const response = await fetch(stack.awsUrl, {
      method: 'POST',
      headers: { 'x-amz-target': 'TrentService.GetPublicKey' },
      body: JSON.stringify({ KeyId: stack.outputs.SigningKeyArn }),
    });
    const { PublicKey } = (await response.json()) as { PublicKey: string };
    const key = createPublicKey({ key: Buffer.from(PublicKey, 'base64'), format: 'der', type: 'spki' });
    const { statement, signature } = ended.record;
    expect(verify('sha256', Buffer.from(statement), key, Buffer.from(signature, 'base64'))).toBe(true);
    expect(verify('sha256', Buffer.from(`${statement} `), key, Buffer.from(signature, 'base64'))).toBe(false);
  });
});

describe('what comes late, after the offboarding (T61)', () => {
  it('changes nothing: a webhook, a firing and a run on demand', async () => {
    const published = await publishedFor(ada);
    const event = accountEvent({ id: 'ca_late', identifier: ada }, 'status_updated', {
      at: new Date(Date.parse(ended.endedAt) - 1).toISOString(),
    });
    const { status, json } = await sendWebhook(event);
    expect([status, json]).toEqual([200, { outcome: 'ignored' }]);
    for (const byHand of [false, true]) expect(await firing(byHand)).toEqual({ status: 'OFFBOARDED' });
    expect(await publishedFor(ada)).toEqual(published);
    const { logs: _logs, ...kept } = await dumpStack(identifiersOf(canaries));
    const { hash: _hash, ...others } = canaries;
    expect(findCanaries(kept, others)).toEqual([]);
  });
});
