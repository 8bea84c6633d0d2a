import type { EveryAccount } from '../../shared/scalekit/scalekit.ts';
import type { ScheduleEnds } from '../../shared/schedules/schedules.ts';
import type { Signer } from '../../shared/signing/signer.ts';
import type { OffboardingRuns } from '../../shared/state/offboarding/offboarding-runs.ts';
import type { QueueTurns } from '../../shared/state/offboarding/queue-turns.ts';
import type { QueueReader } from './dead-letters/queue-api.ts';
import type { UserItems } from './places/user-items.ts';

export type OffboardDeps = {
  runs: OffboardingRuns;
  everyAccount: EveryAccount;
  schedules: ScheduleEnds;
  queue: QueueReader;
  turns: QueueTurns;
  items: UserItems;
  signer: Signer;
  now: () => number;
  /** Milliseconds. */
  sleep: (ms: number) => Promise<unknown>;
};
