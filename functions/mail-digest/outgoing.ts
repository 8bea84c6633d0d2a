import * as z from 'zod';
import { allowedEffect } from '../../shared/connections/allow-list.ts';
import { writeSubject } from '../../shared/digest/own-digests.ts';
import type { RenderedDigest } from '../../shared/digest/render/render-digest.ts';
import { findDeliveryConnection } from '../../shared/digest/settings/digest-connections.ts';
import type { Settings } from '../../shared/digest/settings/settings.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ToolCall } from '../../shared/scalekit/scalekit.ts';
import type { DigestRun } from './digest-run.ts';

/** One address: a comma or a space would make it several recipients, or a name. */
const profile = z.object({ emailAddress: z.string().regex(/^[^\s,;<>"@]+@[^\s,;<>"@]+$/) });
const slackUser = z.object({ user_id: z.string().min(1) });
const conversation = z.object({ channel: z.object({ id: z.string().min(1) }) });

type Asked = Pick<DigestRun, 'scope' | 'deps'>;
type Occasion = { settings: Settings; scheduledTime: string };

/**
 * The call that delivers a digest to its own user: to the mailbox's own address, or in the user's own direct
 * conversation. Whose that is the account itself tells, now; nothing that a mail or a request says.
 * @throws AppError of the calls that tell, `tool-not-allowed`
 */
export async function outgoing(shown: RenderedDigest, occasion: Occasion, run: Asked): Promise<ToolCall> {
  const { delivery } = occasion.settings;
  const connection = findDeliveryConnection(occasion.settings);
  // The product's configuration has changed since the user chose.
  if (connection === undefined)
    throw new AppError('tool-not-allowed', { connection: occasion.settings.connection });
  return delivery === 'slack' ? message(connection, shown, run) : mail(connection, shown, occasion, run);
}

async function mail(
  connection: string,
  { html }: RenderedDigest,
  { settings, scheduledTime }: Occasion,
  run: Asked,
): Promise<ToolCall> {
  const { emailAddress } = await ask({ connection, tool: 'gmail_get_profile', input: {} }, profile, run);
  const subject = writeSubject(scheduledTime, settings.timeZone);
  return {
    connection,
    tool: 'gmail_send_message',
    input: { to: emailAddress, subject, body: html, content_type: 'text/html' },
  };
}

async function message(connection: string, { slack }: RenderedDigest, run: Asked): Promise<ToolCall> {
  const { user_id } = await ask({ connection, tool: 'slack_auth_test', input: {} }, slackUser, run);
  // Finds the conversation once it is there, so that repeating it does no harm.
  const opening = { connection, tool: 'slack_open_conversation', input: { users: user_id } };
  const { channel } = await ask(opening, conversation, run);
  return {
    connection,
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

async function ask<T>(call: ToolCall, answer: z.ZodType<T>, { scope, deps }: Asked): Promise<T> {
  allowedEffect(call.connection, call.tool);
  const run = await deps.tools.read(call, scope);
  if (run.outcome !== 'done') throw run.error;
  const { success, data } = answer.safeParse(run.data);
  if (!success) throw new AppError('provider-error', { connection: call.connection });
  return data;
}
