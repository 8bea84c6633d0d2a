import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connections } from '../../../shared/connections/connections.ts';
import { actions, executionRequests, toolLists } from '../../support/actions/requests/arbitrary-requests.ts';
import { expectedCall, isKey, isProperHead } from '../../support/actions/requests/expected.ts';
import { KNOWN_KEY, type Sent } from '../../support/actions/requests/sent.ts';
import { handled } from './handled.ts';
import { checkPrototypes } from './prototypes.ts';
import { refusalOf } from './responses.ts';

const RUNS = 10_000;

/** Asks so often, and tells what was answered: a problem's code, or `ok` for what was right. */
async function asked(requests: fc.Arbitrary<Sent>, isRight: (sent: Sent) => boolean): Promise<Set<string>> {
  const seen = new Set<string>();
  const property = fc.asyncProperty(requests, async (sent) => {
    const { answer, calls } = await handled(sent);
    checkPrototypes();
    const call = sent.route === 'POST /actions/{tool}' ? expectedCall(sent) : undefined;
    if (!isDeepStrictEqual(calls, call === undefined ? [] : [call])) {
      throw new Error(`ran ${JSON.stringify(calls)} in place of ${JSON.stringify(call)}`);
    }
    if (isRight(sent)) expect(answer.statusCode).toBe(200);
    seen.add(answer.statusCode === 200 && isRight(sent) ? 'ok' : refusalOf(answer));
  });
  await fc.assert(property, { numRuns: RUNS });
  return seen;
}

const isBare = ({ body, path, query }: Sent, names: { path: string[]; query: string[] }) =>
  (body === undefined || body === '') &&
  Object.keys(path).every((name) => names.path.includes(name)) &&
  Object.keys(query).every((name) => names.query.includes(name));

describe(`a route that gets anything at all (${RUNS} requests each)`, { timeout: 300_000 }, () => {
  it('POST /actions/{tool} runs the tool with what was sent, or says what is wrong with it', async () => {
    const seen = await asked(actions, (sent) => expectedCall(sent) !== undefined);
    expect([...seen].toSorted()).toEqual([
      ...['connection-unknown', 'forbidden', 'idempotency-key-required', 'invalid-request', 'ok'],
      ...['tool-not-allowed', 'unsupported-media-type'],
    ]);
  });

  it('GET /tools lists the tools of a connection, or says what is wrong', async () => {
    const seen = await asked(toolLists, (sent) => {
      const { connection = 'gmail' } = sent.query;
      const isOne = Object.keys(connections).includes(connection);
      return isProperHead(sent) && isBare(sent, { path: [], query: ['connection'] }) && isOne;
    });
    expect([...seen]).toEqual(expect.arrayContaining(['ok', 'invalid-request', 'connection-unknown']));
  });

  it('GET /executions/{key} tells what became of a write, or says what is wrong', async () => {
    const seen = await asked(executionRequests, (sent) => {
      const { key = '' } = sent.path;
      return (
        isProperHead(sent) && isBare(sent, { path: ['key'], query: [] }) && isKey(key) && key === KNOWN_KEY
      );
    });
    expect([...seen]).toEqual(expect.arrayContaining(['ok', 'invalid-request', 'not-found']));
  });
});
