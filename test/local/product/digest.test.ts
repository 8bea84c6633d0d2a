import { afterAll, describe, expect, it } from 'vitest';
import { readStoredDigest } from '../../../infra/local/demo/fire-digest.ts';
import { awaitOutcome, fireAndAwait, ownerOf, putSettings } from '../../support/digest/digest-control.ts';
import { link, linkGmail, signedIn, simulator, stack } from '../../support/stack/product.ts';

const users: string[] = [];

/** A user with a linked mailbox, whose digest is gone after the tests. */
async function userOf(identifier: string) {
  users.push(identifier);
  await linkGmail(identifier);
  return signedIn(identifier);
}
afterAll(async () => {
  for (const user of users) await (await signedIn(user))('DELETE /digest');
});

type Entry = { kind: string; detail: Record<string, unknown> };
const ledger = async (identifier: string, kind: string) =>
  ((await simulator.get(`ledger?identifier=${identifier}`)).entries as unknown as Entry[])
    .filter((entry) => entry.kind === kind)
    .map(({ detail }) => detail);

const freshKey = () => ({ 'idempotency-key': `digest-run-${process.hrtime.bigint()}` });

describe('the mail digest', () => {
  it('runs once for one slot that fires several times, and can be read', async () => {
    const ada = await userOf('digest-ada');
    await putSettings(ada);
    const { slot, status } = await fireAndAwait(ada, 'digest-ada', 3);
    expect(status).toBe('DELIVERED');
    const { json } = await ada('GET /digest/latest');
    expect(json).toMatchObject({
      scheduledTime: slot,
      digest: { counts: { read: 17, summarised: 17, skipped: 0 } },
    });
    expect(json.text).toContain('Budget review next Tuesday');
    const { entries } = await simulator.get('rpcs?identifier=digest-ada');
    expect(entries.filter(({ tool }) => tool === 'gmail_fetch_mails')).toHaveLength(1);
    const runs = new Set(entries.filter(({ tool }) => tool).map(({ agentRunId }) => agentRunId));
    expect([...runs]).toEqual([expect.stringMatching(/^[\da-f-]{36}$/)]);
  });

  it('puts requests first and bulk mail last', async () => {
    const ada = await userOf('digest-order');
    await putSettings(ada);
    await fireAndAwait(ada, 'digest-order');
    const { digest } = await readStoredDigest(stack, ownerOf('digest-order'));
    const kinds = digest.items.map(({ isBulk, asks }) => (isBulk ? 'bulk' : asks ? 'request' : 'news'));
    expect(kinds).toEqual(
      [...kinds].sort(
        (a, b) => ['request', 'news', 'bulk'].indexOf(a) - ['request', 'news', 'bulk'].indexOf(b),
      ),
    );
    expect(new Set(kinds)).toEqual(new Set(['request', 'news', 'bulk']));
    for (const item of digest.items) expect([item.sender, item.subject, item.gist].every(Boolean)).toBe(true);
  });

  it('reads message by message when the listing has only ids', async () => {
    const ada = await userOf('digest-ids');
    await simulator.post('mailboxes/digest-ids', { idsOnly: true });
    await putSettings(ada);
    await fireAndAwait(ada, 'digest-ids');
    const { digest } = await readStoredDigest(stack, ownerOf('digest-ids'));
    expect(digest.counts).toEqual({ read: 17, summarised: 17, skipped: 0 });
  });

  it("is one mail to the mailbox's own address, which the next digest leaves out", async () => {
    const ada = await userOf('digest-email');
    await putSettings(ada, { delivery: 'email', maxMessages: 150 });
    expect(await fireAndAwait(ada, 'digest-email', 2)).toMatchObject({ status: 'DELIVERED' });
    const { address } = (await simulator.get('mailboxes/digest-email')) as unknown as { address: string };
    const sent = await ledger('digest-email', 'mail-sent');
    expect(sent).toMatchObject([{ to: address, subject: expect.stringMatching(/^Your mail digest of /) }]);
    expect((await ada('GET /digest/latest')).status).toBe(404);
    await putSettings(ada);
    await fireAndAwait(ada, 'digest-email');
    const { digest } = await readStoredDigest(stack, ownerOf('digest-email'));
    expect(digest.counts.read).toBe(17);
  });

  it("is no news of the next digest in any language of the user's", async () => {
    const ada = await userOf('digest-language');
    await putSettings(ada, { delivery: 'email', language: 'ru' });
    expect(await fireAndAwait(ada, 'digest-language')).toMatchObject({ status: 'DELIVERED' });
    const [sent] = await ledger('digest-language', 'mail-sent');
    expect(sent?.subject).toMatch(/^Сводка вашей почты · /);
    await putSettings(ada, { language: 'ru' });
    await fireAndAwait(ada, 'digest-language');
    const { digest } = await readStoredDigest(stack, ownerOf('digest-language'));
    expect(digest.counts).toEqual({ read: 17, summarised: 17, skipped: 0 });
    // The search excludes Russian digests no longer: the mail of the user to themselves is context.
    await putSettings(ada, { language: 'ja' });
    await fireAndAwait(ada, 'digest-language');
    const { digest: next } = await readStoredDigest(stack, ownerOf('digest-language'));
    expect(next.counts).toEqual({ read: 18, summarised: 17, skipped: 0, context: 1 });
    expect(next.items).toEqual(digest.items);
    expect((await ada('GET /digest/latest')).json.text).toMatch(/^メール · /);
  });

  it("is one message in the user's own Slack conversation", async () => {
    const ada = await userOf('digest-slack');
    await link('digest-slack', 'slack');
    await putSettings(ada, { delivery: 'slack' });
    expect(await fireAndAwait(ada, 'digest-slack', 2)).toMatchObject({ status: 'DELIVERED' });
    const [own, ...others] = await ledger('digest-slack', 'conversation-opened');
    expect([own?.members, others]).toEqual([[expect.any(String)], []]);
    expect(await ledger('digest-slack', 'message-posted')).toMatchObject([{ channel: own?.channel }]);
  });

  it('runs on demand, once for a key, also while it is paused', async () => {
    const ada = await userOf('digest-demand');
    await putSettings(ada, { delivery: 'email', paused: true });
    const headers = freshKey();
    const first = await ada('POST /digest/run', undefined, headers);
    const again = await ada('POST /digest/run', undefined, headers);
    expect([first.status, again.status, again.json]).toEqual([202, 202, first.json]);
    expect(again.headers).toHaveProperty('idempotent-replayed', 'true');
    expect(await awaitOutcome(ada, first.json.slot)).toMatchObject({ status: 'DELIVERED' });
    expect(await ledger('digest-demand', 'mail-sent')).toHaveLength(1);
    expect((await ada('POST /digest/run', undefined, freshKey())).status).toBe(202);
  });
});
