import { rmSync } from 'node:fs';
import { openApiDocument } from '../../infra/openapi/document.ts';
import { createResponseCheck } from '../support/openapi/response-check.ts';
import { checkRecordedResponses, unseenKinds } from './recorded-responses.ts';

const PRINTED = 30;

/**
 * Compares every response that the stacks of the run sent with the OpenAPI document, prints the counts and what the
 * document does not allow, and removes the folder. @returns the number of different violations; 1 for a whole run that
 * recorded no response
 */
export function reportResponses(folder: string, isWholeRun: boolean): number {
  const document = openApiDocument({ strict: true });
  const { responses, kinds, violations } = checkRecordedResponses(folder, createResponseCheck(document));
  rmSync(folder, { recursive: true });
  const unseen = unseenKinds(document, kinds);
  process.stdout.write(
    `Compared ${responses} responses of ${kinds.size} kinds (route and status) with docs/openapi.json.\n`,
  );
  if (isWholeRun) process.stdout.write(`${unseen.length} of its kinds were not seen: ${byStatus(unseen)}.\n`);
  for (const [violation, count] of [...violations].slice(0, PRINTED)) {
    process.stdout.write(`NOT IN THE DOCUMENT (${count}): ${violation}\n`);
  }
  // A check that saw nothing is no check.
  if (!isWholeRun || responses > 0) return violations.size;
  process.stdout.write('NO RESPONSE WAS COMPARED: the stacks recorded none.\n');
  return 1;
}

/** `GET /a 500`, `GET /b 500` → `500 of GET /a, GET /b`. */
function byStatus(kinds: readonly string[]): string {
  const groups = Object.entries(Object.groupBy(kinds, (kind) => kind.slice(-3)));
  return groups
    .map(([status, all = []]) => `${status} of ${all.map((kind) => kind.slice(0, -4)).join(', ')}`)
    .join('; ');
}
