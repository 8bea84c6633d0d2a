import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import type { LocalStack } from '../../../infra/local/run/stack-description.ts';
import { startLocalStack } from '../../../infra/local/stack.ts';
import { productAt } from './product-at.ts';

export const RETURN_URL = 'http://localhost:5173/linked?from=onbehalf';

/** Runs a stack in cookie mode for one file of tests, on a port that is known before it starts. */
export function useCookieStack() {
  let stack: LocalStack | undefined;
  beforeAll(async () => {
    const port = await freePort();
    const apiUrl = `http://localhost:${port}`;
    const cookieMode = { apiUrl, returnUrl: RETURN_URL, certificateArn: undefined };
    stack = await startLocalStack({
      port,
      parameters: { cookieMode, allowedOrigins: ['http://localhost:5173'], serverSide: true },
    });
  });
  afterAll(() => stack?.close());
  return () => {
    if (stack === undefined) throw new Error('The stack runs during tests only.');
    return { stack, ...productAt(stack) };
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}
