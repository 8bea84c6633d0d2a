import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobFunctions } from '../../../infra/deploy/functions/job-functions.ts';
import { readPeakMegabytes } from '../../../infra/local/bench/peak-memory.ts';
import { ownerOf, putSettings } from '../../support/digest/digest-control.ts';
import { HAS_PROC } from '../../support/stack/process-figures.ts';
import { linkGmail, signedIn, simulator, stack } from '../../support/stack/product.ts';
import { control, recycle } from '../../support/stack/stack-control.ts';

const USER = 'large-mail';
const CHARACTERS = 5_000_000;
/** A fifth is left for Lambda's runtime. */
const MEGABYTES = jobFunctions['mail-digest'].size.memoryMegabytes * 0.8;

const headers = ['From: Bob <bob@mail.example>', 'To: ada@example.com', 'Subject: The whole log'];
const lines = 'Some words of a log, and a date: Friday at 10:30.\r\n';
const raw = (type: string) =>
  [...headers, `Content-Type: ${type}`, '', lines.repeat(CHARACTERS / lines.length)].join('\r\n');

async function digested(source: string, scheduledTime: string) {
  await putSettings(await signedIn(USER), { source, paused: true });
  const response = await fetch(`${stack.awsUrl}/2015-03-31/functions/mail-digest/invocations`, {
    method: 'POST',
    body: JSON.stringify({ ...ownerOf(USER), scheduledTime, byHand: true }),
  });
  return response.json();
}

async function peak(): Promise<number> {
  type Function = { name: string; processes: { pid: number }[] };
  const functions = await control<Function[]>('GET', 'functions');
  const { processes = [] } = functions.find(({ name }) => name === 'mail-digest') ?? {};
  expect(processes).toHaveLength(1);
  return Math.max(...processes.map(({ pid }) => readPeakMegabytes(pid) ?? Number.NaN));
}

describe('the digest of a mailbox with mails of 5 MB (T39)', () => {
  beforeAll(async () => {
    await linkGmail(USER);
    for (const type of ['text/plain', 'text/html'])
      await simulator.post(`mailboxes/${USER}/messages`, { raw: raw(type) });
  });
  afterAll(async () => {
    await (await signedIn(USER))('DELETE /digest');
  });

  it.each([
    ['tool', '2026-11-22T06:00:00Z'],
    ['direct', '2026-11-22T07:00:00Z'],
  ])(
    'is delivered by %s, in the time and in four fifths of the memory that the function has',
    async (source, slot) => {
      await recycle('mail-digest');
      expect(await digested(source, slot)).toEqual({
        status: 'DELIVERED',
        counts: { read: 19, summarised: 19, skipped: 0 },
      });
      if (HAS_PROC) expect(await peak()).toBeLessThan(MEGABYTES);
    },
  );
});
