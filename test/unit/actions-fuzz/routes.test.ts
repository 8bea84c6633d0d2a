import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connections } from '../../../shared/connections/connections.ts';
import {
  actionRequests,
  executionRequests,
  toolListRequests,
} from '../../support/actions/requests/arbitrary-requests.ts';
import {
  expectedCall,
  isJsonInUtf8,
  isKey,
  isProperHead,
} from '../../support/actions/requests/expected-call.ts';
import { KNOWN_KEY, type RawRequest } from '../../support/actions/requests/raw-request.ts';
import { RUNS } from '../../support/runs.ts';
import { handleRequest } from './handle-request.ts';
import { checkPrototypes } from './prototypes.ts';
import { refusalCodeOf } from './refusal-code.ts';

/** Sends generated requests. Returns the codes of the responses: a problem's code, or `ok` for a valid request. */
async function runRequests(
  requests: fc.Arbitrary<RawRequest>,
  isValid: (sent: RawRequest) => boolean,
): Promise<Set<string>> {
  const seen = new Set<string>();
  const property = fc.asyncProperty(requests, async (sent) => {
    const { response, calls } = await handleRequest(sent);
    checkPrototypes();
    const call = sent.route === 'POST /actions/{tool}' ? expectedCall(sent) : undefined;
    if (!isDeepStrictEqual(calls, call === undefined ? [] : [call])) {
      throw new Error(`ran ${JSON.stringify(calls)} instead of ${JSON.stringify(call)}`);
    }
    if (isValid(sent)) expect(response.statusCode).toBe(200);
    seen.add(response.statusCode === 200 && isValid(sent) ? 'ok' : refusalCodeOf(response));
  });
  await fc.assert(property, { numRuns: RUNS });
  return seen;
}

const isBare = (
  { body = '', headers, path, query }: RawRequest,
  names: { path: string[]; query: string[] },
) =>
  (body === '' || (body === '{}' && isJsonInUtf8(headers['content-type'] ?? 'application/json'))) &&
  Object.keys(path).every((name) => names.path.includes(name)) &&
  Object.keys(query).every((name) => names.query.includes(name));

describe(`a route with arbitrary requests (${RUNS} each)`, { timeout: 300_000 }, () => {
  it('POST /actions/{tool} runs the tool with the input, or returns a problem of the catalogue', async () => {
    const seen = await runRequests(actionRequests, (sent) => expectedCall(sent) !== undefined);
    expect([...seen].toSorted()).toEqual([
      ...['connection-unknown', 'forbidden', 'idempotency-key-required', 'invalid-request', 'ok'],
      ...['tool-not-allowed', 'unsupported-media-type'],
    ]);
  });

  it('GET /tools lists the tools of a connection, or returns a problem', async () => {
    const seen = await runRequests(toolListRequests, (sent) => {
      const { connection = 'gmail', effect = 'read', format = 'openai' } = sent.query;
      const isOne = Object.keys(connections).includes(connection);
      const isForm = effect === 'read' && ['openai', 'anthropic', 'bedrock'].includes(format);
      const query = ['connection', 'effect', 'format'];
      return isProperHead(sent) && isBare(sent, { path: [], query }) && isOne && isForm;
    });
    expect([...seen]).toEqual(expect.arrayContaining(['ok', 'invalid-request', 'connection-unknown']));
  });

  it('GET /executions/{key} returns the state of a write, or a problem', async () => {
    const seen = await runRequests(executionRequests, (sent) => {
      const { key = '' } = sent.path;
      return (
        isProperHead(sent) && isBare(sent, { path: ['key'], query: [] }) && isKey(key) && key === KNOWN_KEY
      );
    });
    expect([...seen]).toEqual(expect.arrayContaining(['ok', 'invalid-request', 'not-found']));
  });
});
