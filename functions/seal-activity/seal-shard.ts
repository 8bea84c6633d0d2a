import { SEAL_PARALLEL } from '../../shared/config/activity-limits.ts';
import { type AppError, asAppError, type ErrorCode } from '../../shared/errors/app-error.ts';
import { runInParallel } from '../../shared/lambda/run-in-parallel.ts';
import type { Marked, MarkedActs } from '../../shared/state/activity/marked-acts.ts';
import { type SealDeps, sealUser } from './seal-user.ts';

export type ShardDeps = SealDeps & {
  marked: MarkedActs;
  /** Whether an offboarding removes what is the user's. @param user the user's hash */
  isOffboarding: (user: string) => Promise<boolean>;
  report: (user: string | undefined, error: AppError) => void;
};

/** `since`: of the oldest act that could have been sealed and was not, in epoch milliseconds. */
export type Sealing = {
  sealed: number;
  waiting: number;
  failures: ErrorCode[];
  since: number | undefined;
  isDone: boolean;
};

/** Seals the acts of one shard, oldest first, user by user. It begins no user after `until` (epoch ms). */
export async function sealShard(
  shard: number,
  until: number,
  sealing: Sealing,
  deps: ShardDeps,
): Promise<void> {
  for await (const page of deps.marked.list(shard, deps.now())) {
    const users = [...Map.groupBy(page, ({ user }) => user)];
    await runInParallel(users, SEAL_PARALLEL, async ([user, acts]) => {
      if (deps.now() < until) await sealActs(user, acts, sealing, deps);
      else leave(acts, sealing);
    });
    if (!sealing.isDone) return;
  }
}

/** A failure of one user, or an item of no user, does not end the run. */
async function sealActs(
  user: string | undefined,
  acts: readonly Marked[],
  sealing: Sealing,
  deps: ShardDeps,
): Promise<void> {
  const fail = (error: AppError) => {
    sealing.failures.push(error.code);
    recordOldest(acts, sealing);
    deps.report(user, error);
  };
  try {
    if (user === undefined) throw new Error('An act of no user.');
    if (await deps.isOffboarding(user)) return;
    const sources = acts.map(({ source }) => source);
    const { sealed, waiting, failures } = await sealUser(user, sources, deps);
    sealing.sealed += sealed;
    sealing.waiting += waiting;
    failures.forEach(fail);
  } catch (thrown) {
    fail(asAppError(thrown));
  }
}

function leave(acts: readonly Marked[], sealing: Sealing): void {
  sealing.isDone = false;
  recordOldest(acts, sealing);
}

function recordOldest(acts: readonly Marked[], sealing: Sealing): void {
  const times = acts.map(({ since }) => since);
  sealing.since = Math.min(sealing.since ?? Number.POSITIVE_INFINITY, ...times);
}
