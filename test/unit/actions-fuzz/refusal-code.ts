import { expect } from 'vitest';
import { problemCatalogue } from '../../../shared/http/problem-catalogue.ts';
import type { HttpResponse } from '../../../shared/http/response.ts';
import { REQUEST_ID } from '../../support/http-event.ts';

const MEMBERS = ['type', 'title', 'status', 'detail', 'instance', 'code', 'retryable'];
const FURTHER = ['errors', 'connection', 'executionId', 'retryAfter'];
/** Twenty errors of twice 300 characters, each character in its longest escape. */
const LONGEST = 20 * 2 * 300 * 6 + 2_000;

/** The code of a refusal, which must be a 4xx problem of the catalogue. */
export function refusalCodeOf({ statusCode, headers, body = '' }: HttpResponse): string {
  if (statusCode < 400 || statusCode >= 500)
    throw new Error(`responded ${statusCode}: ${body.slice(0, 300)}`);
  if (headers['content-type'] !== 'application/problem+json' || headers['cache-control'] !== 'no-store') {
    throw new Error(`has the headers ${JSON.stringify(headers)}`);
  }
  const problem: Record<string, unknown> = JSON.parse(body);
  const code = Object.entries(problemCatalogue).find(([each]) => each === problem.code);
  if (code === undefined || code[1].status !== statusCode || problem.status !== statusCode) {
    throw new Error(`is no problem of the catalogue: ${body.slice(0, 300)}`);
  }
  expect(problem.instance).toBe(REQUEST_ID);
  expect(Object.keys(problem).slice(0, MEMBERS.length)).toEqual(MEMBERS);
  expect(Object.keys(problem).filter((each) => ![...MEMBERS, ...FURTHER].includes(each))).toEqual([]);
  expect(body.length).toBeLessThan(LONGEST);
  return code[0];
}
