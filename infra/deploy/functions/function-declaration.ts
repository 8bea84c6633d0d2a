import type { FunctionEnvironment, FunctionName } from '../../../shared/config/environment.ts';
import type { AnyContract } from '../../../shared/http/contract.ts';
import type { AccountEventBus } from '../constructs/account-events/account-event-bus.ts';
import type { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import type { DigestSchedules } from '../constructs/digest-schedules.ts';
import type { FunctionSize, NodeFunction } from '../constructs/node-function.ts';
import type { ScalekitSecret } from '../constructs/scalekit-secret.ts';
import type { SigningKey } from '../constructs/signing-key.ts';
import type { StateTable } from '../constructs/state-table.ts';
import type { Parameters } from '../parameters/parameters.ts';

/** The parts of the stack that exist before its first function. */
export type StackParts = {
  parameters: Parameters;
  /** The API's own address, an origin. */
  apiUrl: string;
  secret: ScalekitSecret;
  table: StateTable;
  deadLetterQueue: DeadLetterQueue;
  accountEventBus: AccountEventBus;
  signingKey: SigningKey;
};

/** The parts that exist before the functions that keep schedules or start digests, which so come after mail-digest. */
export type SchedulingParts = StackParts & {
  schedules: DigestSchedules;
  mailDigest: NodeFunction<'mail-digest'>;
};

/** The parts that exist before the functions that start or continue offboardings, which so come after offboard. */
export type ApiParts = SchedulingParts & { offboard: NodeFunction<'offboard'> };

/** One function of the stack; its folder `functions/<name>` and its environment schema have the same name. */
export type FunctionDeclaration<Name extends FunctionName, Parts> = {
  readonly description: string;
  readonly size: FunctionSize;
  readonly environment: (parts: Parts) => FunctionEnvironment<Name>;
  /** Grants all that the function may do beyond writing its own log and traces. */
  readonly grant: (grantee: NodeFunction<Name>, parts: Parts) => void;
};

/** A function of the HTTP API; the gateway's routes derive from its contract. */
export type ApiFunction<Name extends FunctionName> = FunctionDeclaration<Name, ApiParts> & {
  readonly contract: AnyContract;
};
