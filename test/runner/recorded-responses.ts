import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedResponse } from '../../infra/local/events/record-responses.ts';
import { listProtocolRoutes } from '../../infra/openapi/contracts.ts';
import { listOperations, type ResponseCheck } from '../support/openapi/response-check.ts';

const protocolRoutes = new Set(listProtocolRoutes().map(([key]) => key));

type Verdict = {
  responses: number;
  /** `METHOD /path status` → number of responses. */
  kinds: Map<string, number>;
  /** A kind with what the document does not allow in it → number of responses. */
  violations: Map<string, number>;
};

/** Checks every response that the stacks of a run recorded in a folder. */
export function checkRecordedResponses(folder: string, check: ResponseCheck): Verdict {
  const verdict: Verdict = { responses: 0, kinds: new Map(), violations: new Map() };
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.ndjson'))) {
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      if (line === '') continue;
      const response: RecordedResponse = JSON.parse(line);
      // A protocol of its own describes these; test/local/product/mcp compares them with that.
      if (response.route !== undefined && protocolRoutes.has(response.route)) continue;
      const kind = `${response.route ?? 'no route'} ${response.status}`;
      verdict.responses += 1;
      count(verdict.kinds, kind);
      for (const violation of check(response)) count(verdict.violations, `${kind}: ${violation}`);
    }
  }
  return verdict;
}

/** The kinds of the document that a run did not see, in the document's order. */
export function unseenKinds(
  document: Parameters<typeof listOperations>[0],
  kinds: ReadonlyMap<string, number>,
): string[] {
  return [...listOperations(document)]
    .flatMap(([route, { responses }]) => Object.keys(responses ?? {}).map((status) => `${route} ${status}`))
    .filter((kind) => !kinds.has(kind));
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
