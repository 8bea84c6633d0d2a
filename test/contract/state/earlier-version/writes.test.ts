import { describe, expect, it } from 'vitest';
import { findExecution } from '../../../../shared/actions/find-execution.ts';
import { runAction } from '../../../../shared/actions/run-action.ts';
import { WRITE_LEASE_SECONDS } from '../../../../shared/config/limits.ts';
import { executionsIn } from '../../../../shared/state/executions/executions.ts';
import { rejectionOf } from '../../../support/error-of.ts';
import { done, send, setUp } from '../../../unit/actions/actions.ts';
import { keptAt, useKeptTable, userOf } from './kept.ts';

const table = useKeptTable();

/** Runs the write of the kept records under a key, a moment after they were written. */
function repeat(key: string, over: { service?: string; input?: object; later?: number } = {}) {
  const now = () => keptAt + (over.later ?? 1_000);
  const { deps, sent } = setUp([done]);
  const scope = {
    user: userOf('ada'),
    service: over.service,
    requestId: 'request',
    deadline: now() + 25_000,
  };
  const call = { ...send, input: { ...send.input, ...over.input } };
  const executions = executionsIn(table(), now);
  const result = runAction({ mayWrite: true, call, idempotencyKey: key }, scope, {
    ...deps,
    executions,
    now,
  });
  return { result, sent };
}

describe('a write that commit 23b8f74 recorded', () => {
  it.each([
    ['done-key-1234567890', { data: { id: 'm1' }, executionId: 'ex-1' }, undefined],
    ['service-key-1234567890', { data: { id: 'm2' }, executionId: 'ex-3' }, 'jobs'],
    [
      'large-key-1234567890',
      { data: null, executionId: 'ex-2', dataOmitted: { bytes: 400_011, sha256: expect.any(String) } },
      undefined,
    ],
  ])('is replayed and not sent again: %s', async (key, response, service) => {
    const { result, sent } = repeat(key, { ...(service !== undefined && { service }) });
    expect(await result).toMatchObject({ response, replayed: true });
    expect(sent).toEqual([]);
  });

  it.each([
    ['failed-key-1234567890', { code: 'provider-error', replayed: true }],
    ['unknown-key-1234567890', { code: 'outcome-unknown', replayed: true }],
    ['running-key-1234567890', { code: 'request-in-progress' }],
  ])('keeps its failure: %s', async (key, error) => {
    const { result, sent } = repeat(key);
    expect(await rejectionOf(result)).toMatchObject(error);
    expect(sent).toEqual([]);
  });

  it('keeps its key from another input', async () => {
    const { result, sent } = repeat('done-key-1234567890', { input: { subject: 'Other' } });
    expect((await rejectionOf(result)).code).toBe('idempotency-key-reused');
    expect(sent).toEqual([]);
  });

  it('is outcome-unknown once its lease has ended', async () => {
    const { result, sent } = repeat('running-key-1234567890', { later: (WRITE_LEASE_SECONDS + 1) * 1_000 });
    expect((await rejectionOf(result)).code).toBe('outcome-unknown');
    expect(sent).toEqual([]);
  });

  it('is sent when the record of its key was released', async () => {
    const { result, sent } = repeat('released-key-1234567890');
    expect(await result).toMatchObject({ replayed: false });
    expect(sent).toEqual(['write gmail_send_message']);
  });

  it('has a response at GET /executions', async () => {
    const deps = { executions: executionsIn(table(), () => keptAt), now: () => keptAt };
    expect(await findExecution('done-key-1234567890', { user: userOf('ada') }, deps)).toMatchObject({
      status: 'DONE',
      tool: 'gmail_send_message',
      result: { data: { id: 'm1' }, executionId: 'ex-1' },
    });
  });
});
