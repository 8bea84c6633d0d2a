import { AppError, type ErrorCode } from '../errors/app-error.ts';
import { type HttpAnswer, jsonAnswer } from './answer.ts';
import { problemCatalogue } from './problem-catalogue.ts';

/** The body of every error that a function answers (RFC 9457), sent as `application/problem+json`. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** The request id, as in the log. */
  instance: string;
  code: ErrorCode;
  retryable: boolean;
  connection?: string;
  executionId?: string;
  retryAfter?: number;
  errors?: { path: string; message: string }[];
};

/** Whatever was thrown as the error that a caller sees; what nobody foresaw is `internal`, without detail. */
export function asAppError(thrown: unknown): AppError {
  return thrown instanceof AppError ? thrown : new AppError('internal', { cause: thrown });
}

export function problemOf(error: AppError, requestId: string): Problem {
  const { title, status, detail, retryable } = problemCatalogue[error.code];
  return {
    type: `urn:onbehalf:problem:${error.code}`,
    title,
    status,
    detail,
    instance: requestId,
    code: error.code,
    retryable,
    ...error.facts,
  };
}

/** A problem as an answer, with `Retry-After` where the wait is known. */
export function problemAnswer(problem: Problem): HttpAnswer {
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' };
  if (problem.retryAfter !== undefined) headers['retry-after'] = String(problem.retryAfter);
  return jsonAnswer(problem.status, problem, headers);
}
