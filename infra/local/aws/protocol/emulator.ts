import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import { AwsError } from './aws-error.ts';

export type AwsRequest = {
  method: string;
  /** Decoded, without query. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
};

export type AwsResponse = { status: number; headers?: Record<string, string>; body: string };

/** A request for one operation of a service. */
export type Call = {
  service: string;
  operation: string;
  /** The secret, schedule, queue or function concerned; never a value. */
  resource: string;
  run: () => AwsResponse | Promise<AwsResponse>;
  /** Writes an error in the form of the service's protocol. */
  refuse: (error: AwsError) => AwsResponse;
};

/** Recognizes the requests of one service; undefined for any other. */
export type Emulator = (request: AwsRequest) => Call | undefined;

/** Parses a JSON body. @throws AwsError with `code`, whose message names the member, never its value */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  body: string,
  code: string,
): z.output<Schema> {
  const parsed = schema.safeParse(readJson(body, code));
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  );
  throw new AwsError(code, wrong.join('; '));
}

function readJson(body: string, code: string): unknown {
  try {
    return JSON.parse(body === '' ? '{}' : body);
  } catch {
    throw new AwsError(code, 'The request body is not JSON');
  }
}
