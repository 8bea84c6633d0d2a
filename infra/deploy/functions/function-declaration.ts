import type { FunctionEnvironment, FunctionName } from '../../../shared/config/environment.ts';
import type { Scope } from '../../../shared/config/scopes.ts';
import type { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import type { DigestSchedules } from '../constructs/digest-schedules.ts';
import type { NodeFunction } from '../constructs/node-function.ts';
import type { ScalekitSecret } from '../constructs/scalekit-secret.ts';
import type { StateTable } from '../constructs/state-table.ts';
import type { Parameters } from '../parameters/parameters.ts';

/** The parts of the stack that exist before its first function. */
export type StackParts = {
  parameters: Parameters;
  secret: ScalekitSecret;
  table: StateTable;
  deadLetterQueue: DeadLetterQueue;
};

/** The parts that exist before the functions that keep schedules or start digests, which so come after mail-digest. */
export type ApiParts = StackParts & { schedules: DigestSchedules; mailDigest: NodeFunction<'mail-digest'> };

/** One function of the stack; its folder `functions/<name>` and its environment schema have the same name. */
export type FunctionDeclaration<Name extends FunctionName, Parts> = {
  readonly description: string;
  readonly environment: (parts: Parts) => FunctionEnvironment<Name>;
  /** Grants all that the function may do beyond writing its own log and traces. */
  readonly grant: (grantee: NodeFunction<Name>, parts: Parts) => void;
};

/** A function that routes of the HTTP API lead to. */
export type ApiFunction<Name extends FunctionName> = FunctionDeclaration<Name, ApiParts> & {
  readonly routes: readonly [Route, ...Route[]];
};

/** A route of the HTTP API; `onlyIn` leaves it out of stages without that mode. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  readonly onlyIn?: 'cookie-mode';
} & (TokenAccess | PublicAccess);

/** The gateway demands a token with at least one of the scopes; without a scope, ID tokens would pass, too. */
type TokenAccess = { readonly scopes: readonly [Scope, ...Scope[]] };

/** The gateway demands no token: the reason names what protects the route instead, and the throttle is its own. */
export type PublicAccess = {
  readonly scopes: 'none';
  readonly reason: string;
  readonly throttle: { readonly ratePerSecond: number; readonly burst: number };
};
