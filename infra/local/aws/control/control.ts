import type { StackEvents } from '../../events/stack-events.ts';
import type { Faults } from '../../faults/faults.ts';
import type { TcpProxy } from '../../faults/network/tcp-proxy.ts';
import type { Bus } from '../events/bus.ts';
import type { Access } from '../iam/access.ts';
import type { LambdaService } from '../lambda/lambda-service.ts';
import type { CallLog } from './call-log.ts';
import type { TimeControl } from './time-control.ts';

/** The parts of the local stack that the control API reads and changes. */
export type Control = {
  lambda: LambdaService;
  access: Access;
  calls: CallLog;
  events: StackEvents;
  faults: Faults;
  network: TcpProxy | undefined;
  buses: readonly Bus[];
  /** Deletes the items past their time-to-live. Returns how many. */
  deleteExpired: () => Promise<number>;
} & TimeControl;
