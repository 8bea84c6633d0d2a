import type { Summariser } from '../../shared/digest/digest.ts';
import type { ShowDigest } from '../../shared/digest/render/show.ts';
import type { Accounts, CallScope, Direct, Tools } from '../../shared/scalekit/scalekit.ts';
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

/** This run of the job: its id, until when (epoch ms) it may work, and when Lambda has surely ended it. */
export type Invoked = { id: string; deadline: number; endsAt: number };

/** A run with the slot that it has. */
export type DigestRun = { event: DigestEvent; slot: Slot; id: string; scope: CallScope; deps: DigestDeps };

export function digestRun(event: DigestEvent, { id, deadline }: Invoked, deps: DigestDeps): DigestRun {
  const { issuer, identifier, scheduledTime, byHand } = event;
  const slot = { user: { issuer, identifier }, scheduledTime, byHand };
  return { event, slot, id, scope: { identifier, deadline }, deps };
}
