import { expect } from 'vitest';
import { problemCatalogue } from '../../../shared/http/problem-catalogue.ts';
import type { HttpResponse } from '../../../shared/http/response.ts';
import { REQUEST_ID } from './handled.ts';

const MEMBERS = ['type', 'title', 'status', 'detail', 'instance', 'code', 'retryable'];
const FURTHER = ['errors', 'connection', 'executionId', 'retryAfter'];
/** Twenty errors of 300 characters twice, each escaped at its longest. */
const LONGEST = 20 * 2 * 300 * 6 + 2_000;

/** What a refusal says, which must be a problem of the catalogue, and the caller's own fault. */
export function refusalOf({ statusCode, headers, body = '' }: HttpResponse): string {
  if (statusCode < 400 || statusCode >= 500) throw new Error(`answered ${statusCode}: ${body.slice(0, 300)}`);
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
