import type { DigestEvent, DigestOutcome } from '../../../functions/mail-digest/schema.ts';

/** A run of the function; `kill` ends its process. */
export type Run = {
  readonly id: string;
  readonly event: DigestEvent;
  isDead: boolean;
  kill: () => void;
  readonly ended: Promise<Ended>;
};
export type Ended =
  | { is: 'died' }
  | { is: 'threw'; error: unknown }
  | { is: 'ended'; outcome: DigestOutcome };
