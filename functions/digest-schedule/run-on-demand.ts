import { randomUUID } from 'node:crypto';
import { RUN_LIFETIME_SECONDS, RUN_RETRY_AFTER_SECONDS, RUNS_PER_DAY } from '../../shared/config/limits.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { RequestScope } from '../../shared/lambda/request-scope.ts';
import type { DigestRuns, Run } from '../../shared/state/digest-runs.ts';
import type { DigestSettings } from '../../shared/state/digest-settings.ts';
import type { DigestSlots } from '../../shared/state/digest-slots.ts';
import type { User } from '../../shared/state/user-key.ts';
import { sha256 } from '../../shared/text/sha256.ts';

const DAY_SECONDS = 24 * 60 * 60;
/** Attempts to add a run, each after another request of the user added one meanwhile. */
const ROUNDS = 5;

/** Invokes mail-digest asynchronously, without a response. @throws AppError `upstream-unavailable` */
export type InvokeDigest = (event: {
  issuer: string;
  identifier: string;
  scheduledTime: string;
  byHand: true;
}) => Promise<void>;

export type RunDeps = {
  settings: Pick<DigestSettings, 'find'>;
  runs: DigestRuns;
  slots: Pick<DigestSlots, 'find'>;
  invoke: InvokeDigest;
  now: () => number;
};

type RunScope = Pick<RequestScope, 'user' | 'service'>;

/**
 * Starts one digest now, once per key. A repeated request invokes mail-digest for the same slot again, in case the
 * first request failed before its invocation; only one run claims the slot.
 * @throws AppError `not-found`, `rate-limited`, `upstream-unavailable`
 */
export async function runOnDemand(
  key: string,
  scope: RunScope,
  deps: RunDeps,
): Promise<{ slot: string; replayed: boolean }> {
  const { issuer, identifier } = scope.user;
  if ((await deps.settings.find(scope.user)) === undefined) throw new AppError('not-found');
  const { slot, replayed } = await claimSlot(key, scope, deps);
  await deps.invoke({ issuer, identifier, scheduledTime: slot, byHand: true });
  return { slot, replayed };
}

async function claimSlot(key: string, { user, service = '' }: RunScope, deps: RunDeps) {
  const hash = sha256(`${service}\n${key}`);
  for (let round = 0; round < ROUNDS; round += 1) {
    const now = deps.now();
    const found = await deps.runs.find(user, now);
    const known = found.runs.find((run) => run.key === hash);
    if (known !== undefined) return { slot: known.slot, replayed: true };
    await refuseTooMany(user, found.runs, now, deps);
    const run = { key: hash, slot: new Date(now).toISOString() };
    if (await deps.runs.add(user, found, run, randomUUID())) return { slot: run.slot, replayed: false };
  }
  throw new AppError('upstream-unavailable', { retryAfter: 1 });
}

/** @throws AppError `rate-limited` */
async function refuseTooMany(user: User, runs: Run[], now: number, deps: RunDeps): Promise<void> {
  const last = runs.at(-1);
  if (last === undefined) return;
  const age = Math.floor((now - Date.parse(last.slot)) / 1_000);
  if (age < RUN_LIFETIME_SECONDS) {
    const slot = await deps.slots.find({ user, scheduledTime: last.slot });
    const left = RUN_LIFETIME_SECONDS - age;
    if (slot?.closedAt === undefined)
      throw tooMany('An on-demand run is still in progress.', Math.min(RUN_RETRY_AFTER_SECONDS, left));
  }
  const [oldest = last] = runs.slice(-RUNS_PER_DAY);
  if (runs.length < RUNS_PER_DAY) return;
  const left = DAY_SECONDS - Math.floor((now - Date.parse(oldest.slot)) / 1_000);
  throw tooMany(`At most ${RUNS_PER_DAY} runs within 24 hours.`, Math.max(1, left));
}

function tooMany(detail: string, retryAfter: number): AppError {
  return new AppError('rate-limited', { detail, retryAfter });
}
