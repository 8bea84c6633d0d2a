import * as z from 'zod/mini';
import type { AccountRef } from '../../shared/connections/account-ref.ts';
import { requireToolEffect } from '../../shared/connections/allow-list.ts';
import type { RenderedDigest } from '../../shared/digest/render/render-digest.ts';
import { findDeliveryAccount } from '../../shared/digest/settings/digest-connections.ts';
import type { Settings } from '../../shared/digest/settings/settings.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ToolCall } from '../../shared/scalekit/scalekit.ts';
import type { DigestRun } from './digest-run.ts';

/** Exactly one address: with a comma the text would name several recipients, with a space a display name. */
const profile = z.object({
  emailAddress: z.string().check(z.regex(/^[^\s\p{Cc},;<>"@]+@[^\s\p{Cc},;<>"@]+$/u)),
});
const slackUser = z.object({ user_id: z.string().check(z.minLength(1)) });
const conversation = z.object({ channel: z.object({ id: z.string().check(z.minLength(1)) }) });

type RunContext = Pick<DigestRun, 'scope' | 'deps'>;

/**
 * Composes the call that delivers a digest to its own user: to the mailbox's address, or in the user's own direct
 * conversation. The recipient is read from the account at send time, never from a mail or a request.
 * @throws AppError of the calls that read the recipient, `tool-not-allowed`
 */
export async function composeMessage(
  rendered: RenderedDigest,
  settings: Settings,
  run: RunContext,
): Promise<ToolCall> {
  const account = findDeliveryAccount(settings);
  // The product's configuration has changed since the user's choice.
  if (account === undefined) throw new AppError('tool-not-allowed', { connection: settings.connection });
  return settings.delivery === 'slack'
    ? composeSlackMessage(account, rendered, run)
    : composeMail(account, rendered, run);
}

async function composeMail(
  account: AccountRef,
  { subject, html }: RenderedDigest,
  run: RunContext,
): Promise<ToolCall> {
  const { emailAddress } = await readTool({ ...account, tool: 'gmail_get_profile', input: {} }, profile, run);
  return {
    ...account,
    tool: 'gmail_send_message',
    input: { to: emailAddress, subject, body: html, content_type: 'text/html' },
  };
}

async function composeSlackMessage(
  account: AccountRef,
  { slack }: RenderedDigest,
  run: RunContext,
): Promise<ToolCall> {
  const { user_id } = await readTool({ ...account, tool: 'slack_auth_test', input: {} }, slackUser, run);
  // Returns an existing conversation, so repeating the call is harmless.
  const opening = { ...account, tool: 'slack_open_conversation', input: { users: user_id } };
  const { channel } = await readTool(opening, conversation, run);
  return {
    ...account,
    tool: 'slack_send_message',
    input: {
      channel: channel.id,
      text: slack.text,
      blocks: JSON.stringify(slack.blocks),
      unfurl_links: false,
      unfurl_media: false,
    },
  };
}

async function readTool<T>(
  call: ToolCall,
  response: z.ZodMiniType<T>,
  { scope, deps }: RunContext,
): Promise<T> {
  requireToolEffect(call.connection, call.tool);
  const run = await deps.tools.read(call, scope);
  if (run.outcome !== 'done') throw run.error;
  const { success, data } = response.safeParse(run.data);
  if (!success) throw new AppError('provider-error', { connection: call.connection, account: call.account });
  return data;
}
