import type { Socket } from 'node:net';
import type { FaultRule } from '../../faults/fault-rule.ts';

/** The outcome in the call log of a call whose response is withheld. */
const OUTCOMES: Partial<Record<FaultRule['do'], string>> = {
  reset: 'RESET',
  close: 'FIN',
  blackhole: 'BLACKHOLE',
};

export function outcomeOf({ do: action }: FaultRule): string {
  return OUTCOMES[action] ?? action;
}

/** Ends the connection by a TCP reset, or closes it in order. */
export function cutConnection(socket: Socket, { do: action }: FaultRule): void {
  if (action === 'reset') socket.resetAndDestroy();
  else socket.destroySoon();
}
