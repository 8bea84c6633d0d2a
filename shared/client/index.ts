// The entry of the package that `npm run pack-client` makes: `onbehalf/client`.
export type { Api, ProblemCode } from './api.ts';
export { type Client, type ClientOptions, createClient, newKey } from './client.ts';
export {
  type Code,
  type CodeOf,
  type Facts,
  type FactsOf,
  isProblem,
  Problem,
  type Route,
} from './problem.ts';
