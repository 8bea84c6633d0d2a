import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { readBody } from '../run/bounded-body.ts';

/** Reads a form or JSON body. @throws Error for any other body */
export async function readParameters(request: IncomingMessage): Promise<Record<string, unknown>> {
  const text = await readBody(request);
  if (request.headers['content-type']?.startsWith('application/json')) {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  }
  return Object.fromEntries(new URLSearchParams(text));
}
