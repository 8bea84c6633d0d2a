import type { Log } from '../../shared/observability/log.ts';

/** A silent log for handlers of the product's routes: a problem that the route's contract does not declare throws. */
export const contractLog: Log = {
  info() {},
  warn() {},
  error() {},
  appendKeys(keys) {
    if ('undeclared' in keys)
      throw new Error("The contract of the route does not declare the response's problem.");
  },
  resetKeys() {},
};
