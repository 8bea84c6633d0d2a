import type { Api, ProblemCode, ProblemFacts } from './api.ts';

export type Route = keyof Api;

/** The codes of failures that are no problem of the API. */
type ClientCode =
  /** There is no token, or the API refused a fresh one. */
  | 'signed-out'
  /** API Gateway or a proxy responded, not the API's own code. */
  | 'gateway'
  /** No response, or a part of one. */
  | 'unreachable'
  /** By the caller's `AbortSignal`. */
  | 'aborted';

export type Code = ProblemCode | ClientCode;

/** The codes that a call of the route may fail with. */
export type CodeOf<R extends Route> = Api[R]['problem'] | ClientCode;

type KeyIn<Union> = Union extends unknown ? keyof Union : never;
type ValueIn<Union, Key> = Union extends unknown ? (Key extends keyof Union ? Union[Key] : never) : never;
type ApiFacts = ProblemFacts[ProblemCode];

/** What a problem of any code may say (RFC 9457). */
export type Facts = { [Key in KeyIn<ApiFacts>]?: ValueIn<ApiFacts, Key> } & {
  title?: string;
  detail?: string;
  /** The request's id, by which the operator finds it in the log. */
  instance?: string;
  /** Seconds; also from the header of a response without a problem. */
  retryAfter?: number | undefined;
};

/** What a problem of the code says. */
export type FactsOf<C extends Code> = Facts & (C extends ProblemCode ? ProblemFacts[C] : unknown);

/** The one error that a call throws. */
export class Problem<C extends Code = Code> extends Error {
  override readonly name = 'Problem';
  declare readonly route: Route;
  declare readonly code: C;
  /** Of HTTP; 0 without a response. */
  declare readonly status: number;
  /** Whether the same request, with the same key, may succeed later. */
  declare readonly retryable: boolean;
  declare readonly facts: FactsOf<C>;

  constructor(
    route: Route,
    code: C,
    { status = 0, retryable = false, facts = {} }: Details = {},
    cause?: unknown,
  ) {
    super(facts.detail ?? `${route}: ${code} ${status}`, { cause });
    Object.assign(this, { route, code, status, retryable, facts });
  }
}

type Details = { status?: number | undefined; retryable?: boolean; facts?: Facts };

/** Whether a call failed with this code; with a route, whether a call of that route did. */
export function isProblem<R extends Route, const C extends CodeOf<R>>(
  thrown: unknown,
  code: C,
  route: R,
): thrown is Problem<C>;
/** Whether a call of the route failed. */
export function isProblem<R extends Route>(
  thrown: unknown,
  code: undefined,
  route: R,
): thrown is Problem<CodeOf<R>>;
export function isProblem<const C extends Code = Code>(thrown: unknown, code?: C): thrown is Problem<C>;
export function isProblem(thrown: unknown, code?: Code, route?: Route): thrown is Problem {
  return thrown instanceof Problem && (!code || thrown.code === code) && (!route || thrown.route === route);
}
