import { Code } from '@connectrpc/connect';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { failedRun } from '../../../../shared/scalekit/failure/call-error.ts';
import { notSent } from '../../../../shared/scalekit/failure/failure.ts';
import { derived, sent } from './call-errors.ts';

describe('failedRun of a write', () => {
  const outcomeOf = (error: unknown) => failedRun(error, { connection: 'gmail' }, 'write').outcome;

  it.each([
    ['nothing was sent', notSent(new Error('x')), 'not-run'],
    ['nothing was sent by our fault', notSent(new AppError('internal')), 'not-run'],
    ['Scalekit refuses the token', sent(Code.Unauthenticated), 'not-run'],
    ['a proxy refuses the token', derived(Code.Unauthenticated, 'HTTP 401'), 'unknown'],
    ['Scalekit limits the rate', sent(Code.ResourceExhausted), 'not-run'],
    ['Scalekit refuses the account', sent(Code.FailedPrecondition), 'not-run'],
    ['Scalekit refuses the request', sent(Code.InvalidArgument), 'unknown'],
    ['the connection broke', sent(Code.Unavailable), 'unknown'],
  ] as const)('when %s', (_case, error, outcome) => {
    expect(outcomeOf(error)).toBe(outcome);
  });

  it.each([
    'grpc: received message larger than max (5242880 vs. 4194304)',
    'grpc: trying to send message larger than max (5242880 vs. 4194304)',
    'gRPC message exceeds maximum size 4194304: 5242880',
  ])('is unknown when the response was too large for a hop: %s', (message) => {
    expect(outcomeOf(sent(Code.ResourceExhausted, message))).toBe('unknown');
  });
});
