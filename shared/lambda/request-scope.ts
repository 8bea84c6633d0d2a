import type { Context } from 'aws-lambda';
import { JOB_CLOSING_MS } from '../config/job-limits.ts';
import { REQUEST_DEADLINE_MS } from '../config/limits.ts';
import type { User } from '../state/user-key.ts';

/** The user, service, ids and deadline of the work. Made once at the edge and passed on whole. */
export type RequestScope = {
  user: User;
  /** The client that the user's or the service's token proves; absent when it names none, or two. */
  client?: string | undefined;
  /** The client id of a service that acts for the user; absent when the user acts. */
  service?: string | undefined;
  /** The way by which the work came; absent: a request to the API. */
  via?: 'mcp' | undefined;
  /** Of this run of the function; also the owner of the records that it claims. */
  requestId: string;
  /** The caller's name of the agent's run to which the work belongs. */
  agentRunId?: string | undefined;
  /** Epoch milliseconds by which the work must have ended, so that a response can still be sent. */
  deadline: number;
  /** The longest attempt of a provider call in milliseconds, where it is not that of a request. */
  providerCallMs?: number | undefined;
};

/** The scope of a request that carries no token; the user follows from what the request proves. */
export type AnonymousScope = Pick<RequestScope, 'requestId' | 'deadline'>;

/** Kept free between the deadline of a request and the end of the function, for the response and the log. */
const RESPONSE_MS = 1_500;

type Invoked = Pick<Context, 'awsRequestId' | 'getRemainingTimeInMillis'>;

/** The part of a request's scope that Lambda's context gives. */
export function anonymousScope(context: Invoked): AnonymousScope {
  const budget = Math.min(REQUEST_DEADLINE_MS, context.getRemainingTimeInMillis() - RESPONSE_MS);
  return { requestId: context.awsRequestId, deadline: Date.now() + budget };
}

/** The scope of a job, which no caller waits for: it has its function's time, but for the writes that close its work. */
export function jobScope(context: Invoked): AnonymousScope {
  const budget = context.getRemainingTimeInMillis() - JOB_CLOSING_MS;
  return { requestId: context.awsRequestId, deadline: Date.now() + budget };
}
