import type { Summariser } from '../../shared/digest/digest.ts';
import type { ShowDigest } from '../../shared/digest/render/show.ts';
import type { RequestScope } from '../../shared/lambda/request-scope.ts';
import type { Accounts, Direct, Tools } from '../../shared/scalekit/scalekit.ts';
import type { DigestSettings } from '../../shared/state/digest-settings.ts';
import type { DigestSlots } from '../../shared/state/digest-slots.ts';
import type { Slot } from '../../shared/state/slot-updates.ts';
import type { DigestEvent } from './schema.ts';

export type DigestDeps = {
  tools: Pick<Tools, 'prepare' | 'read' | 'write'>;
  accounts: Pick<Accounts, 'find'>;
  direct: Direct;
  slots: Omit<DigestSlots, 'latest'>;
  settings: Pick<DigestSettings, 'find' | 'pause' | 'lift' | 'note'>;
  summarise: Summariser;
  show: ShowDigest;
  now: () => number;
  /** Milliseconds. */
  sleep: (ms: number) => Promise<unknown>;
};

/** When Lambda has surely ended this run of the job (epoch milliseconds). */
export type Invoked = { scope: RequestScope; endsAt: number };

/** A run with the slot that it has; its id is the scope's `requestId`. */
export type DigestRun = { event: DigestEvent; slot: Slot; id: string; scope: RequestScope; deps: DigestDeps };

export function digestRun(event: DigestEvent, { scope }: Invoked, deps: DigestDeps): DigestRun {
  const { scheduledTime, byHand } = event;
  return { event, slot: { user: scope.user, scheduledTime, byHand }, id: scope.requestId, scope, deps };
}
