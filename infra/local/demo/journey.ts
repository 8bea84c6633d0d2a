import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { authorizeResponse } from '../../../functions/connect/schema.ts';
import type { Digest } from '../../../shared/digest/digest.ts';
import type { StackDescription } from '../run/stack-description.ts';
import type { Api } from './api.ts';
import { awaitSlot, fireDigest, storedDigest } from './fire-digest.ts';

/** Tells one step: what was done, and what came of it. */
export type Tell = (step: string, ...lines: string[]) => void;

type MadeDigest = { digest: Digest; scheduledTime: string };
type Journey = { stack: StackDescription; api: Api; user: string; tell: Tell };

/** Links the user's Gmail account as a frontend and its user would. */
export async function connectGmail({ stack, api, user, tell }: Journey): Promise<void> {
  const before = await api('GET /connections/gmail');
  tell(`${user} has not linked Gmail yet`, `status ${before.status}`);

  const flow = authorizeResponse.parse(await api('POST /connections/gmail/authorize'));
  if (flow.status === 'ACTIVE') throw new Error('The account of a fresh user is already linked.');
  tell('the frontend asks for a link and keeps its state', flow.authorizationUrl);

  const redirectTo = await approve(stack, flow.authorizationUrl);
  const back = new URL(redirectTo);
  tell(
    'the user approves, and the browser comes back',
    `${back.origin}${back.pathname}?auth_request_id=…&state=…`,
  );

  const verified = await api('POST /connections/verify', {
    authRequestId: back.searchParams.get('auth_request_id'),
    state: flow.state,
  });
  tell("the frontend verifies with the user's own token", `status ${verified.status}`);
  const after = await api('GET /connections/gmail');
  tell('the account is linked', `status ${after.status}`);
}

/** The person's click on the consent page. */
async function approve(stack: StackDescription, link: string): Promise<string> {
  const response = await fetch(`${stack.simulatorUrl}/_simulator/consents`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ link, decision: 'approve' }),
  });
  return z.object({ redirectTo: z.url() }).parse(await response.json()).redirectTo;
}

/** Sends a mail in the user's name, twice with one key: it arrives once. */
export async function sendOnce({ stack, api, user, tell }: Journey): Promise<void> {
  const input = { to: 'bob@example.com', subject: 'Lunch on Friday?', body: 'Shall we say 12:30?' };
  const key = randomUUID();
  const first = await api('POST /actions/gmail_send_message', { connection: 'gmail', input }, key);
  tell(`an action runs in ${user}'s name`, `gmail_send_message → execution ${first.executionId}`);
  const second = await api('POST /actions/gmail_send_message', { connection: 'gmail', input }, key);
  const response = await fetch(`${stack.simulatorUrl}/_simulator/ledger?identifier=${user}`);
  const { entries } = z
    .object({ entries: z.array(z.object({ kind: z.string() })) })
    .parse(await response.json());
  const sent = entries.filter(({ kind }) => kind === 'mail-sent').length;
  tell(
    'the same request again is answered, not sent',
    `execution ${second.executionId}; mails sent: ${sent}`,
  );
  if (sent !== 1) throw new Error(`${sent} mails were sent for one key.`);
}

/** Asks for a daily digest, fires its schedule as EventBridge Scheduler would, and shows what mail-digest stores. */
export async function digestMail({ stack, api, user, tell }: Journey): Promise<MadeDigest> {
  const settings = await api('PUT /digest', { time: '07:30', timeZone: 'Europe/Berlin', maxMessages: 150 });
  tell(`${user} wants a digest every morning`, `next run ${settings.nextRun}`);
  const owner = { issuer: stack.issuerUrl, identifier: user };
  const slot = await fireDigest(stack, owner);
  await awaitSlot(stack, owner, slot);
  tell(`the schedule fires and mail-digest reads ${user}'s unread mail`, `slot ${slot}`);
  return { digest: (await storedDigest(stack, owner)).digest, scheduledTime: slot };
}
