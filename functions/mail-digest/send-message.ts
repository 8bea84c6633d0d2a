import * as z from 'zod/mini';
import { SEND_MS } from '../../shared/config/job-limits.ts';
import { accountRefOf } from '../../shared/connections/account-ref.ts';
import { AppError, type ErrorCode } from '../../shared/errors/app-error.ts';
import type { ToolCall, ToolRun } from '../../shared/scalekit/scalekit.ts';
import type { DigestRun } from './digest-run.ts';
import type { SlotOutcome } from './schema.ts';
import type { SlotEnding } from './slot/close-slot.ts';

/** Attempts of this run, while certainly nothing was sent. No other run ever sends for the slot. */
const SENDS = 3;
const PAUSE_MS = 500;

/** Slack also refuses with HTTP 200, and with some of its codes the message may still have been posted. */
const refusal = z.object({ ok: z.literal(false) });

/** Errors that Scalekit or the provider reports before any effect, and that may pass. */
const TRANSIENT: readonly ErrorCode[] = ['provider-rate-limited', 'upstream-unavailable'];

/**
 * Sends the message. Every step that can fail comes before the slot is SENDING, after which no other run claims it.
 * @returns how to close the slot; NOT_MINE when another run holds it
 * @throws AppError of the preparation; `reconnect-required`: the account ended meanwhile, and nothing was sent
 */
export async function sendMessage(
  message: ToolCall,
  delivered: SlotOutcome,
  run: DigestRun,
): Promise<SlotEnding | 'NOT_MINE'> {
  const { slot, id, scope, deps } = run;
  await deps.tools.prepare(scope);
  if (scope.deadline - deps.now() < SEND_MS) throw new AppError('deadline-exceeded');
  const delivery = { tool: message.tool, ...accountRefOf(message) };
  if (!(await deps.slots.startSending(slot, id, delivery))) return 'NOT_MINE';
  return { outcome: classify(await sendWithRetries(message, run), delivered), from: ['SENDING'] };
}

/** @throws AppError `reconnect-required` */
function classify(sent: ToolRun, delivered: SlotOutcome): SlotOutcome {
  switch (sent.outcome) {
    case 'done':
      return refusal.safeParse(sent.data).success ? { status: 'DEAD', reason: 'outcome-unknown' } : delivered;
    case 'unknown':
      return { status: 'DEAD', reason: 'outcome-unknown' };
    case 'failed':
      // The provider's own failure may follow the effect.
      return {
        status: 'DEAD',
        reason: sent.error.facts.reason === 'other' && !sent.isWithoutEffect ? 'outcome-unknown' : 'failed',
      };
    case 'not-run':
      if (sent.error.code === 'reconnect-required') throw sent.error;
      return { status: 'DEAD', reason: 'failed' };
  }
}

async function sendWithRetries(message: ToolCall, { scope, deps }: DigestRun): Promise<ToolRun> {
  for (let tries = 1; ; tries += 1) {
    const sent = await deps.tools.write(message, scope);
    if (sent.outcome !== 'not-run' || !TRANSIENT.includes(sent.error.code) || tries >= SENDS) return sent;
    const { retryAfter } = sent.error.facts;
    const pause = retryAfter === undefined ? PAUSE_MS * tries : retryAfter * 1_000;
    if (deps.now() + pause + SEND_MS > scope.deadline) return sent;
    await deps.sleep(pause);
  }
}
