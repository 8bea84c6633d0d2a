import { randomUUID } from 'node:crypto';
import type { StackDescription } from '../../run/stack-description.ts';
import { formatTable, measureMs } from '../figures.ts';
import { controlSimulator, type Simulator } from '../simulator.ts';
import { type SendMail, type SendResult, sendAll } from './send-all.ts';
import { createOnbehalfSender } from './send-with-onbehalf.ts';
import { createSdkSender } from './send-with-sdk.ts';

/** The number of mails and of concurrent callers per client, and the shares of injected faults. */
export type Plan = {
  writes: number;
  callers: number;
  /** Shares of the calls to Scalekit that end in `Unavailable`, or in a TCP reset, after the mail was sent. */
  unavailable: number;
  reset: number;
};

/** The outcome of one client's mails. */
export type Outcome = {
  client: string;
  requested: number;
  /** Mails with at least one ledger entry, and ledger entries beyond the first. */
  sent: number;
  duplicates: number;
  /** Mails whose last response was an unknown outcome, or a failure. */
  reportedUnknown: number;
  reportedFailed: number;
  seconds: number;
};

/** A client that sends mails for its own user, with at most `attempts` requests per mail. */
type MailClient = { client: string; user: Simulator; send: SendMail; attempts: number };

const ATTEMPTS = 3;

/** Sends the same number of mails with the same faults and callers through each client, one client after the other. */
export async function compareDuplicates(stack: StackDescription, plan: Plan): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const client of await createClients(stack, plan.callers)) outcomes.push(await sendWith(client, plan));
  return outcomes;
}

async function createClients(stack: StackDescription, callers: number): Promise<MailClient[]> {
  const createUser = (name: string) => controlSimulator(stack, `bench-${name}`);
  const [onbehalfUser, alwaysRetriedUser] = [createUser('onbehalf'), createUser('onbehalf-always-retried')];
  const [sdkUser, sdkRetriedUser] = [createUser('sdk'), createUser('sdk-retried')];
  const sendWithOnbehalf = await createOnbehalfSender(stack, alwaysRetriedUser.identifier);
  return [
    {
      client: 'Onbehalf',
      user: onbehalfUser,
      send: await createOnbehalfSender(stack, onbehalfUser.identifier),
      attempts: ATTEMPTS,
    },
    {
      client: 'Onbehalf, repeated after every error',
      user: alwaysRetriedUser,
      send: async (mail, caller) => ({ ...(await sendWithOnbehalf(mail, caller)), isFinal: false }),
      attempts: ATTEMPTS,
    },
    {
      client: 'SDK, its own retries alone',
      user: sdkUser,
      send: await createSdkSender(stack, sdkUser.identifier, callers),
      attempts: 1,
    },
    {
      client: 'SDK, repeated after every error',
      user: sdkRetriedUser,
      send: await createSdkSender(stack, sdkRetriedUser.identifier, callers),
      attempts: ATTEMPTS,
    },
  ];
}

async function sendWith({ client, user, send, attempts }: MailClient, plan: Plan): Promise<Outcome> {
  await user.activate();
  const { lastSeq } = await user.ledger();
  const mails = Array.from({ length: plan.writes }, () => {
    const idempotencyKey = randomUUID();
    return { idempotencyKey, subject: `Lunch ${idempotencyKey}` };
  });
  await armFaults(user, plan);
  let results: SendResult[] = [];
  try {
    const ms = await measureMs(async () => {
      results = await sendAll(mails, plan.callers, send, attempts);
    });
    const count = (outcome: SendResult['outcome']) =>
      results.filter((result) => result.outcome === outcome).length;
    const reported = { reportedUnknown: count('unknown'), reportedFailed: count('failed') };
    const seconds = Math.round(ms / 100) / 10;
    return {
      client,
      requested: mails.length,
      ...(await countSentSince(user, lastSeq)),
      ...reported,
      seconds,
    };
  } finally {
    await user.heal();
  }
}

/**
 * A share fires evenly: 0.05 for every twentieth call, retries included. A retry therefore seldom fails again, unlike in an
 * outage. The second fault counts the calls that the first one did not match.
 */
async function armFaults(user: Simulator, { unavailable, reset }: Plan): Promise<void> {
  const afterTheMail = { tool: 'gmail_send_message', when: 'after' };
  await user.arm({ ...afterTheMail, do: 'error', code: 'Unavailable', share: unavailable });
  await user.arm({ ...afterTheMail, do: 'reset', share: reset });
}

/** Counts the user's mails after a position of the ledger by subject: every mail has a subject of its own. */
export async function countSentSince(
  user: Simulator,
  seq: number,
): Promise<Pick<Outcome, 'sent' | 'duplicates'>> {
  const { entries } = await user.ledger(seq);
  const subjects = entries.filter(({ kind }) => kind === 'mail-sent').map(({ detail }) => detail.subject);
  const sent = new Set(subjects).size;
  return { sent, duplicates: subjects.length - sent };
}

export function formatOutcomes(outcomes: Outcome[]): string {
  const head = [
    'way',
    'requested',
    'sent',
    'duplicates',
    'reported "unknown"',
    'reported "failed"',
    'seconds',
  ];
  const rows = outcomes.map(
    ({ client, requested, sent, duplicates, reportedUnknown, reportedFailed, seconds }) => [
      client,
      requested,
      sent,
      duplicates,
      reportedUnknown,
      reportedFailed,
      seconds,
    ],
  );
  return formatTable(head, rows);
}
