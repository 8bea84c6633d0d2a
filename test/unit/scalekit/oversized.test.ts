import { Code, ConnectError } from '@connectrpc/connect';
import { describe, expect, it } from 'vitest';
import { failedRun } from '../../../shared/scalekit/call-error.ts';

const exhausted = (message: string) =>
  failedRun(new ConnectError(message, Code.ResourceExhausted, { 'grpc-status': '8' }), 'gmail', 'write');

describe('a write that Scalekit answers ResourceExhausted', () => {
  it('did not run when that is a rate limit', () => {
    expect(exhausted('too many requests').outcome).toBe('not-run');
  });

  it.each([
    'grpc: received message larger than max (5242880 vs. 4194304)',
    'grpc: trying to send message larger than max (5242880 vs. 4194304)',
    'gRPC message exceeds maximum size 4194304: 5242880',
  ])('is unknown when its answer was too large on the way: %s', (message) => {
    expect(exhausted(message).outcome).toBe('unknown');
  });
});
