import type { Scheduler } from 'fast-check';
import { type SealDeps, sealUser } from '../../../functions/seal-activity/seal-user.ts';
import type { Source } from '../../../shared/state/activity/marked-acts.ts';

/** A run of the job: the call before or after which it is killed, if any, and which of the items its old index shows. */
export type JobScript = { killAt?: { call: number; when: 'before' | 'after' } | undefined; shown: number[] };

class Killed extends Error {}

/** Lets a job run beside others: each of its calls waits until the scheduler picks it. @returns whether it was killed */
export async function runJob(
  name: string,
  user: string,
  sources: readonly Source[],
  { killAt, shown }: JobScript,
  deps: SealDeps,
  scheduler: Scheduler,
): Promise<boolean> {
  let calls = 0;
  let isKilled = false;
  const gate = <Given extends unknown[], T>(call: string, work: (...given: Given) => Promise<T>) => {
    return async (...given: Given): Promise<T> => {
      if (isKilled) throw new Killed();
      calls += 1;
      isKilled = calls === killAt?.call;
      await scheduler.schedule(Promise.resolve(), `${name}: ${call}`);
      if (isKilled && killAt?.when === 'before') throw new Killed();
      const result = await work(...given);
      await scheduler.schedule(Promise.resolve(), `${name}: reply to ${call}`);
      if (isKilled) throw new Killed();
      return result;
    };
  };
  const { marked, chain } = deps;
  const gated: SealDeps = {
    now: deps.now,
    marked: {
      read: gate('read', marked.read),
      end: gate('end', marked.end),
      seal: gate('seal', marked.seal),
      clear: gate('clear', marked.clear),
    },
    chain: { findHead: gate('findHead', chain.findHead), append: gate('append', chain.append) },
  };
  const given = shown
    .map((index) => sources[index % sources.length])
    .filter((source) => source !== undefined);
  try {
    await sealUser(user, given, gated);
    return false;
  } catch (error) {
    if (isKilled) return true;
    throw error;
  }
}
