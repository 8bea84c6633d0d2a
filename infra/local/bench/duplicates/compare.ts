import { randomUUID } from 'node:crypto';
import type { StackDescription } from '../../run/stack-description.ts';
import { textTable, timed } from '../figures.ts';
import { type Simulator, simulatorFor } from '../simulator.ts';
import { askOnbehalf } from './ask-onbehalf.ts';
import { askSdk } from './ask-sdk.ts';
import { type Ask, type Reply, sendAll } from './caller.ts';

/** How many mails each way sends, by how many callers side by side, and how much goes wrong. */
export type Plan = {
  writes: number;
  callers: number;
  /** The shares of the calls to Scalekit that end in `Unavailable`, and in a TCP reset, after the mail was sent. */
  unavailable: number;
  reset: number;
};

/** What became of the mails of one way. */
export type Outcome = {
  way: string;
  asked: number;
  /** Mails that are in the ledger at least once, and copies beyond the first. */
  sent: number;
  duplicates: number;
  /** What the caller was told last: that nobody knows, or that it failed. */
  toldUnknown: number;
  toldFailed: number;
  seconds: number;
};

/** A way to send mails, as a user of its own; it asks at most so many times for a mail. */
type Way = { way: string; user: Simulator; ask: Ask; attempts: number };

const ATTEMPTS = 3;

/** The same mails, faults and callers for each way, one way after the other. */
export async function compareDuplicates(stack: StackDescription, plan: Plan): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const way of await waysOf(stack, plan.callers)) outcomes.push(await sendBy(way, plan));
  return outcomes;
}

async function waysOf(stack: StackDescription, callers: number): Promise<Way[]> {
  const user = (name: string) => simulatorFor(stack, `bench-${name}`);
  const [heeding, heedless] = [user('heeding'), user('heedless')];
  const [alone, repeated] = [user('sdk'), user('sdk-repeated')];
  const ours = await askOnbehalf(stack, heedless.identifier);
  return [
    {
      way: 'Onbehalf',
      user: heeding,
      ask: await askOnbehalf(stack, heeding.identifier),
      attempts: ATTEMPTS,
    },
    {
      way: 'Onbehalf, asked again whatever it says',
      user: heedless,
      ask: async (mail, caller) => ({ ...(await ours(mail, caller)), final: false }),
      attempts: ATTEMPTS,
    },
    {
      way: 'SDK, its own repeats alone',
      user: alone,
      ask: await askSdk(stack, alone.identifier, callers),
      attempts: 1,
    },
    {
      way: 'SDK, asked again',
      user: repeated,
      ask: await askSdk(stack, repeated.identifier, callers),
      attempts: ATTEMPTS,
    },
  ];
}

async function sendBy({ way, user, ask, attempts }: Way, plan: Plan): Promise<Outcome> {
  await user.activate();
  const { lastSeq } = await user.ledger();
  const mails = Array.from({ length: plan.writes }, () => {
    const idempotencyKey = randomUUID();
    return { idempotencyKey, subject: `Lunch ${idempotencyKey}` };
  });
  await armFaults(user, plan);
  let replies: Reply[] = [];
  try {
    const ms = await timed(async () => {
      replies = await sendAll(mails, plan.callers, ask, attempts);
    });
    const told = (what: Reply['told']) => replies.filter((reply) => reply.told === what).length;
    const toldWhat = { toldUnknown: told('unknown'), toldFailed: told('failed') };
    const seconds = Math.round(ms / 100) / 10;
    return { way, asked: mails.length, ...(await sentSince(user, lastSeq)), ...toldWhat, seconds };
  } finally {
    await user.heal();
  }
}

/**
 * A share fires evenly: 0.05 for every twentieth call, repeats included. A repeat seldom fails again, as it would
 * in an outage. The second fault counts the calls that the first one let through.
 */
async function armFaults(user: Simulator, { unavailable, reset }: Plan): Promise<void> {
  const afterTheMail = { tool: 'gmail_send_message', when: 'after' };
  await user.arm({ ...afterTheMail, do: 'error', code: 'Unavailable', share: unavailable });
  await user.arm({ ...afterTheMail, do: 'reset', share: reset });
}

/** Counts by subject, as every mail has one of its own. */
async function sentSince(user: Simulator, seq: number): Promise<Pick<Outcome, 'sent' | 'duplicates'>> {
  const { entries } = await user.ledger(seq);
  const subjects = entries.filter(({ kind }) => kind === 'mail-sent').map(({ detail }) => detail.subject);
  const sent = new Set(subjects).size;
  return { sent, duplicates: subjects.length - sent };
}

export function outcomeTable(outcomes: Outcome[]): string {
  const head = ['way', 'asked', 'sent', 'duplicates', 'told "unknown"', 'told "failed"', 'seconds'];
  const rows = outcomes.map(({ way, asked, sent, duplicates, toldUnknown, toldFailed, seconds }) => [
    way,
    asked,
    sent,
    duplicates,
    toldUnknown,
    toldFailed,
    seconds,
  ]);
  return textTable(head, rows);
}
