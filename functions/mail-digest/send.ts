import * as z from 'zod';
import { SEND_MS } from '../../shared/config/limits.ts';
import type { Digest } from '../../shared/digest/digest.ts';
import { AppError, type ErrorCode } from '../../shared/errors/app-error.ts';
import type { ToolCall, ToolRun } from '../../shared/scalekit/scalekit.ts';
import { closed } from './close-slot.ts';
import type { DigestRun } from './digest-run.ts';
import type { DigestOutcome } from './schema.ts';

/** Of a message that surely was not sent, by this same run; no other run ever sends for the slot. */
const SENDS = 3;
const PAUSE_MS = 500;
const SENDING = { from: ['SENDING'] } as const;

/** Slack refuses with HTTP 200, too, and some of its codes leave open what happened before. */
const refusal = z.object({ ok: z.literal(false) });

/** Scalekit or the provider was busy or away, and said so before anything happened. */
const PASSING: readonly ErrorCode[] = ['provider-rate-limited', 'upstream-unavailable'];

/**
 * Sends the message and closes the slot by what came of it. Everything that can fail before comes before the slot is
 * SENDING, which only this run leaves, or nobody.
 * @throws AppError of the preparation; `reconnect-required`: the account ended meanwhile, and nothing was sent
 */
export async function send(
  message: ToolCall,
  counts: Digest['counts'],
  run: DigestRun,
): Promise<DigestOutcome> {
  const { slot, id, scope, deps } = run;
  await deps.tools.prepare(scope);
  if (scope.deadline - deps.now() < SEND_MS) throw new AppError('deadline-exceeded');
  if (!(await deps.slots.startSending(slot, id))) return { status: 'NOT_MINE' };
  const sent = await sendWithin(message, run);
  switch (sent.outcome) {
    case 'done':
      if (refusal.safeParse(sent.data).success) return unknown(run);
      return closed(run, { status: 'DELIVERED', counts }, SENDING);
    case 'unknown':
      return unknown(run);
    default:
      if (sent.error.code === 'reconnect-required') throw sent.error;
      return closed(run, { status: 'DEAD', reason: 'failed' }, SENDING);
  }
}

function unknown(run: DigestRun): Promise<DigestOutcome> {
  return closed(run, { status: 'DEAD', reason: 'outcome-unknown' }, SENDING);
}

async function sendWithin(message: ToolCall, { scope, deps }: DigestRun): Promise<ToolRun> {
  for (let tries = 1; ; tries += 1) {
    const sent = await deps.tools.write(message, scope);
    if (sent.outcome !== 'not-run' || !PASSING.includes(sent.error.code) || tries >= SENDS) return sent;
    const { retryAfter } = sent.error.facts;
    const pause = retryAfter === undefined ? PAUSE_MS * tries : retryAfter * 1_000;
    if (deps.now() + pause + SEND_MS > scope.deadline) return sent;
    await deps.sleep(pause);
  }
}
