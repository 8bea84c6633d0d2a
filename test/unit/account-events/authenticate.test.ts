import { describe, expect, it } from 'vitest';
import { authenticate } from '../../../functions/account-events/authenticate.ts';
import { liveSecrets } from '../../../functions/account-events/live-secrets.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { BODY, headersOf, KEY, NOW, OTHER_SECRET, SECRET, sign, stamp } from './signed-webhook.ts';

/** A secret that is read again on demand; counts the reads that are not of the cache. */
function secretOf(...contents: string[][]) {
  const reads = { count: 0 };
  const current = () => contents[Math.min(reads.count, contents.length - 1)] ?? [];
  const source = {
    get: async () => ({ webhookSecrets: current() }),
    refresh: async () => {
      reads.count += 1;
      return { webhookSecrets: current() };
    },
  };
  return { source, reads };
}

function receiver(...contents: string[][]) {
  const clock = { now: NOW };
  const { source, reads } = secretOf(...contents);
  const secrets = liveSecrets(source, () => clock.now);
  // A process has read the secret at its start.
  clock.now += 30_000;
  const send = (headers: Record<string, string>) =>
    authenticate({ header: (name) => headers[name], body: Buffer.from(BODY) }, { secrets, now: () => NOW });
  return { clock, reads, send };
}

const good = headersOf(sign(KEY));
const foreign = headersOf(sign(Buffer.alloc(24, 1)));

describe('the authentication of a webhook', () => {
  it('accepts the signature of a live secret, and reads nothing again', async () => {
    const { send, reads } = receiver([SECRET]);
    await send(good);
    expect(reads.count).toBe(0);
  });

  it('accepts the signature of a secret that was added since the secrets were read', async () => {
    const { send, reads } = receiver([OTHER_SECRET], [OTHER_SECRET, SECRET]);
    await send(good);
    await send(good);
    expect(reads.count).toBe(1);
  });

  it('accepts no signature of a secret that was removed, once the secrets are read again', async () => {
    const { send } = receiver([SECRET], [OTHER_SECRET]);
    await send(good);
    await rejectionOf(send(foreign));
    expect((await rejectionOf(send(good))).code).toBe('unauthenticated');
  });

  it('reads the secrets again at most once in 30 s, however many signatures are forged', async () => {
    const { send, reads, clock } = receiver([SECRET]);
    for (let round = 0; round < 100; round += 1) {
      expect((await rejectionOf(send(foreign))).code).toBe('unauthenticated');
      clock.now += 299;
    }
    expect(reads.count).toBe(1);
    clock.now += 100;
    await rejectionOf(send(foreign));
    expect(reads.count).toBe(2);
  });

  it('reads nothing again for the first 30 s of a process, and for what no secret could sign', async () => {
    const { send, reads, clock } = receiver([SECRET]);
    await rejectionOf(send(headersOf(sign(KEY), stamp(-301))));
    await rejectionOf(send({}));
    clock.now -= 1;
    await rejectionOf(send(foreign));
    expect(reads.count).toBe(0);
  });
});
