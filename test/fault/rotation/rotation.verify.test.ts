import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { link, simulator } from '../../support/stack/product.ts';
import { control } from '../../support/stack/stack-control.ts';
import { readSecret } from '../../support/stack/webhooks.ts';
import { putCredentials } from './stack-secret.ts';
import { startTraffic, type Traffic } from './traffic.ts';

const REQUESTS = 3_000;
/** A process that started with the old secrets reads them again for a foreign signature after this time. */
const RENEWAL_MS = 30_000;
/** Those of account-events stay warm, with the old secrets, so that a signature is the first sign of the new one. */
const OFTEN_COLD = ['execute-action', 'callback-status'];

const old = { clientId: '', clientSecret: '', webhookSecrets: [''] };
const next = {
  clientSecret: `local_${randomBytes(24).toString('base64url')}`,
  webhookSecret: `whsec_${randomBytes(24).toString('base64')}`,
};
let traffic: Traffic | undefined;

const rotate = (body: object) => simulator.post('credentials', body);
const startCold = (names = [...OFTEN_COLD, 'account-events']) =>
  Promise.all(names.map((name) => control('POST', `functions/${name}/recycle`)));

/** The steps of docs/runbook/rotation.md by their first words, and what carries them out on this stack. */
const STEPS: [firstWords: string, run: (running: Traffic) => unknown][] = [
  ['Create a new client secret', () => rotate({ clientSecret: next.clientSecret, keepOld: true })],
  [
    'Put the new client secret, with the old and the new webhook secret',
    () =>
      putCredentials({
        clientId: old.clientId,
        clientSecret: next.clientSecret,
        webhookSecrets: [...old.webhookSecrets, next.webhookSecret],
      }),
  ],
  ['Wait five minutes', () => new Promise((resolve) => setTimeout(resolve, RENEWAL_MS))],
  ['Let Scalekit sign webhooks', (running) => running.signWith(next.webhookSecret)],
  [
    'Revoke the old client secret',
    async () => {
      await rotate({ clientSecret: next.clientSecret });
      await simulator.post('tokens/expire', {});
      await startCold();
      await simulator.post('tokens/expire', {});
    },
  ],
  [
    'Put the new webhook secret alone',
    () =>
      putCredentials({
        clientId: old.clientId,
        clientSecret: next.clientSecret,
        webhookSecrets: [next.webhookSecret],
      }),
  ],
];

beforeAll(async () => {
  Object.assign(old, await readSecret());
});

afterAll(async () => {
  await traffic?.stop();
  await rotate({ clientSecret: old.clientSecret });
  await putCredentials(old);
  await simulator.post('tokens/expire', {});
  await startCold();
});

describe('the rotation of the client secret and the webhook secret (T74)', () => {
  it('has the steps of the page', () => {
    const page = readFileSync('docs/runbook/rotation.md', 'utf8');
    const steps = [...page.matchAll(/^\d\. (.*)$/gm)].map(([, text]) => text);
    expect(steps).toEqual(STEPS.map(([firstWords]) => expect.stringMatching(new RegExp(`^${firstWords}`))));
  });

  it(`fails none of ${REQUESTS} writes, reads and webhooks, and repeats no write`, async () => {
    const users = Array.from({ length: 10 }, (_, nth) => `rotation-${nth}`);
    await Promise.all(users.map((user) => link(user, 'gmail')));
    const running = await startTraffic(users, old.webhookSecrets[0] ?? '');
    traffic = running;
    // Between two steps, requests and cold starts go on with what the last step left.
    for (const [, run] of STEPS) {
      await running.during(100);
      await run(running);
      await startCold(OFTEN_COLD);
    }
    await running.reach(REQUESTS);
    const { failures, counts } = await running.stop();
    expect(failures).toEqual([]);
    expect(Math.min(counts.write, counts.read, counts.webhook)).toBeGreaterThan(REQUESTS / 10);
    const effects = await Promise.all(
      users.map(async (user) => {
        const { entries } = await simulator.get(`ledger?identifier=${user}`);
        return entries.filter(({ kind }) => kind === 'mail-sent').length;
      }),
    );
    expect(effects.reduce((sum, each) => sum + each, 0)).toBe(counts.write);
  });
});
