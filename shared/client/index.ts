// The entry of the package that `npm run pack-client` makes: `onbehalf/client`.
export type * from './api.ts';
export { type Client, type ClientOptions, createClient, newKey } from './client.ts';
export { type CompleteOptions, completeConnect, type Outcome } from './complete-connect.ts';
export { type ConnectOptions, connect } from './connect.ts';
export { dropReturn, type Returned, readReturn } from './flow-storage.ts';
export { handBack } from './hand-back.ts';
export {
  type Code,
  type CodeOf,
  type Facts,
  type FactsOf,
  isProblem,
  Problem,
  type Route,
} from './problem.ts';
