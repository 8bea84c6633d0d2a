import type { Digest, Summariser } from '../../shared/digest/digest.ts';
import type { RenderDigest } from '../../shared/digest/render/render-digest.ts';
import type { Settings } from '../../shared/digest/settings/settings.ts';
import type { RequestScope } from '../../shared/lambda/request-scope.ts';
import type { Accounts, CallScope, Direct, Tools } from '../../shared/scalekit/scalekit.ts';
import type { DigestSettings } from '../../shared/state/digest-settings.ts';
import type { DigestSlots } from '../../shared/state/digest-slots.ts';
import type { Offboardings } from '../../shared/state/offboarding/offboardings.ts';
import type { Slot } from '../../shared/state/slot-updates.ts';
import type { DigestEvent } from './schema.ts';

/** What a digest is made with. */
export type MakingDeps = {
  tools: Pick<Tools, 'read'>;
  direct: Direct;
  summarise: Summariser;
  now: () => number;
};

export type DigestDeps = Omit<MakingDeps, 'tools'> & {
  tools: Pick<Tools, 'prepare' | 'read' | 'write'>;
  makeDigest: (settings: Settings, scope: CallScope, deps: MakingDeps) => Promise<Digest>;
  accounts: Pick<Accounts, 'find'>;
  slots: Omit<DigestSlots, 'findLatest'>;
  settings: Pick<DigestSettings, 'find' | 'pause' | 'lift' | 'recordOutcome' | 'requestAlignment'>;
  offboardings: Offboardings;
  render: RenderDigest;
  /** Milliseconds. */
  sleep: (ms: number) => Promise<unknown>;
};

/** `endsAt`: the time by which Lambda has ended this run of the job (epoch milliseconds). */
export type Invocation = { scope: RequestScope; endsAt: number };

/** A run and its slot; its id is the scope's `requestId`. */
export type DigestRun = { event: DigestEvent; slot: Slot; id: string; scope: RequestScope; deps: DigestDeps };

export function openRun(event: DigestEvent, { scope }: Invocation, deps: DigestDeps): DigestRun {
  const { issuer, identifier, account, scheduledTime, byHand, caller } = event;
  const user = { issuer, identifier, ...(account !== undefined && { account }) };
  const slot = { user, scheduledTime, byHand, ...(caller !== undefined && { caller }) };
  return { event, slot, id: scope.requestId, scope, deps };
}
