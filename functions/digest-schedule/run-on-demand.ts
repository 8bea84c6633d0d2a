import { randomUUID } from 'node:crypto';
import { type ActCaller, callerOfAct } from '../../shared/activity/act.ts';
import {
  RUN_LIFETIME_SECONDS,
  RUN_RETRY_AFTER_SECONDS,
  RUNS_PER_DAY,
} from '../../shared/config/job-limits.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { RequestScope } from '../../shared/lambda/request-scope.ts';
import type { DigestRuns, Run } from '../../shared/state/digest-runs.ts';
import type { DigestSettings } from '../../shared/state/digest-settings.ts';
import type { DigestSlots } from '../../shared/state/digest-slots.ts';
import type { DigestOwner, User } from '../../shared/state/user-key.ts';
import { sha256 } from '../../shared/text/sha256.ts';

const DAY_SECONDS = 24 * 60 * 60;
/** Attempts to add a run, each after another request of the user added one meanwhile. */
const ROUNDS = 5;

/** Invokes mail-digest asynchronously, without a response. @throws AppError `upstream-unavailable` */
type InvokeDigest = (event: {
  issuer: string;
  identifier: string;
  account?: string | undefined;
  scheduledTime: string;
  byHand: true;
  caller: ActCaller;
}) => Promise<void>;

export type RunDeps = {
  settings: Pick<DigestSettings, 'find'>;
  runs: DigestRuns;
  slots: Pick<DigestSlots, 'find'>;
  invoke: InvokeDigest;
  /** Whether the key may have started a run in the gap of a restored table. */
  isOfGap: (key: string) => boolean;
  now: () => number;
};

/** Whose digest runs, and who asked for it. */
type RunScope = Pick<RequestScope, 'client' | 'service' | 'via'> & { owner: DigestOwner };

/**
 * Starts one digest now, once per key. A repeated request invokes mail-digest for the same slot again, in case the
 * first request failed before its invocation; only one run claims the slot.
 * @throws AppError `not-found`, `rate-limited`, `upstream-unavailable`, `outcome-unknown`
 */
export async function runOnDemand(
  key: string,
  scope: RunScope,
  deps: RunDeps,
): Promise<{ slot: string; replayed: boolean }> {
  const { issuer, identifier, account } = scope.owner;
  if ((await deps.settings.find(scope.owner)) === undefined) throw new AppError('not-found');
  const { slot, replayed } = await claimSlot(key, scope, deps);
  const caller = callerOfAct(scope);
  await deps.invoke({ issuer, identifier, account, scheduledTime: slot, byHand: true, caller });
  return { slot, replayed };
}

async function claimSlot(key: string, { owner, service }: RunScope, deps: RunDeps) {
  const { account, ...user } = owner;
  const hash = hashKey(key, service, account);
  for (let round = 0; round < ROUNDS; round += 1) {
    const now = deps.now();
    const found = await deps.runs.find(user, now);
    const known = found.runs.find((run) => run.key === hash);
    if (known !== undefined) return { slot: known.slot, replayed: true };
    if (deps.isOfGap(key)) throw new AppError('outcome-unknown');
    await refuseTooMany(user, found.runs, now, deps);
    const slot = new Date(now).toISOString();
    const run = { key: hash, slot, ...(account !== undefined && { account }) };
    if (await deps.runs.add(user, found, run, randomUUID())) return { slot: run.slot, replayed: false };
  }
  throw new AppError('upstream-unavailable', { retryAfter: 1 });
}

/** A key counts for one mailbox: with another label it starts another run. */
function hashKey(key: string, service = '', account?: string): string {
  return sha256([service, key, ...(account === undefined ? [] : [account])].join('\n'));
}

/** The limits count the runs of all mailboxes of the user. @throws AppError `rate-limited` */
async function refuseTooMany(user: User, runs: Run[], now: number, deps: RunDeps): Promise<void> {
  const last = runs.at(-1);
  if (last === undefined) return;
  const age = Math.floor((now - Date.parse(last.slot)) / 1_000);
  if (age < RUN_LIFETIME_SECONDS) {
    const { account, slot: scheduledTime } = last;
    const slot = await deps.slots.find({ user: { ...user, account }, scheduledTime });
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
