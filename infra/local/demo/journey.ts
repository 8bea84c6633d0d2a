import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { authorizeResponse } from '../../../functions/connect/schema.ts';
import type { Digest } from '../../../shared/digest/digest.ts';
import type { StackDescription } from '../run/stack-description.ts';
import type { Api } from './api.ts';
import { awaitSlot, fireDigest, readStoredDigest } from './fire-digest.ts';

/** Prints one step: what was done, and its result. */
export type ReportStep = (step: string, ...lines: string[]) => void;

type DeliveredDigest = { digest: Digest; scheduledTime: string };
type Journey = { stack: StackDescription; api: Api; user: string; reportStep: ReportStep };

/** Links the user's Gmail account as a frontend and its user would. */
export async function connectGmail({ stack, api, user, reportStep }: Journey): Promise<void> {
  const before = await api('GET /connections/gmail');
  reportStep(`${user} has not linked Gmail yet`, `status ${before.status}`);

  const flow = authorizeResponse.parse(await api('POST /connections/gmail/authorize'));
  if (flow.status === 'ACTIVE') throw new Error('The account of a fresh user is already linked.');
  reportStep('the frontend requests a link and keeps its state', flow.authorizationUrl);

  const redirectTo = await approve(stack, flow.authorizationUrl);
  const returnUrl = new URL(redirectTo);
  reportStep(
    'the user approves and the browser returns',
    `${returnUrl.origin}${returnUrl.pathname}?auth_request_id=…&state=…`,
  );

  const verified = await api('POST /connections/verify', {
    authRequestId: returnUrl.searchParams.get('auth_request_id'),
    state: flow.state,
  });
  reportStep("the frontend verifies with the user's own token", `status ${verified.status}`);
  const after = await api('GET /connections/gmail');
  reportStep('the account is linked', `status ${after.status}`);
}

/** Approves on the consent page. Returns the URL to which the browser is redirected. */
async function approve(stack: StackDescription, link: string): Promise<string> {
  const response = await fetch(`${stack.simulatorUrl}/_simulator/consents`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ link, decision: 'approve' }),
  });
  return z.object({ redirectTo: z.url() }).parse(await response.json()).redirectTo;
}

/** Sends a mail on the user's behalf, twice with one key: the mail is sent once. */
export async function sendOnce({ stack, api, user, reportStep }: Journey): Promise<void> {
  const input = { to: 'bob@example.com', subject: 'Lunch on Friday?', body: 'Shall we say 12:30?' };
  const key = randomUUID();
  const first = await api('POST /actions/gmail_send_message', { connection: 'gmail', input }, key);
  reportStep(`an action runs on behalf of ${user}`, `gmail_send_message → execution ${first.executionId}`);
  const second = await api('POST /actions/gmail_send_message', { connection: 'gmail', input }, key);
  const response = await fetch(`${stack.simulatorUrl}/_simulator/ledger?identifier=${user}`);
  const { entries } = z
    .object({ entries: z.array(z.object({ kind: z.string() })) })
    .parse(await response.json());
  const sent = entries.filter(({ kind }) => kind === 'mail-sent').length;
  reportStep(
    'the repeated request returns the stored result and sends nothing',
    `execution ${second.executionId}; mails sent: ${sent}`,
  );
  if (sent !== 1) throw new Error(`${sent} mails were sent for one key.`);
}

/** Configures a daily digest, fires its schedule as EventBridge Scheduler does, and returns what mail-digest stores. */
export async function digestMail({ stack, api, user, reportStep }: Journey): Promise<DeliveredDigest> {
  const settings = await api('PUT /digest', { time: '07:30', timeZone: 'Europe/Berlin', maxMessages: 150 });
  reportStep(`${user} sets up a digest for every morning`, `next run ${settings.nextRun}`);
  const owner = { issuer: stack.issuerUrl, identifier: user };
  const slot = await fireDigest(stack, owner);
  await awaitSlot(stack, owner, slot);
  reportStep(`the schedule fires and mail-digest reads ${user}'s unread mail`, `slot ${slot}`);
  return { digest: (await readStoredDigest(stack, owner)).digest, scheduledTime: slot };
}
