import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { AccessLog } from '../aws/api-gateway/access-log.ts';

/** A response that a client of the API received, as one line of JSON in the folder of `ONBEHALF_KEEP_RESPONSES`. */
export type RecordedResponse = {
  /** The route key; absent where no route matched. */
  route?: string;
  status: number;
  /** Names in lower case; without those of `set-cookie`. */
  headers: Record<string, string>;
  cookies: number;
  /** Whether the gateway responded itself, without a function. */
  isRefusal: boolean;
  /** Uncompressed. */
  body: string;
};

/** Adds to the access log a copy of every response, for the test run that compares them with the OpenAPI document. */
export function recordResponses(log: AccessLog, name: string): AccessLog {
  const { ONBEHALF_KEEP_RESPONSES: folder } = process.env;
  if (!folder) return log;
  const file = join(folder, `${name}.ndjson`);
  return {
    ...log,
    write(access) {
      log.write(access);
      const { routeKey: route, response, refusal } = access;
      const isCompressed = response.headers['content-encoding'] === 'gzip' && response.body.length > 0;
      const recorded: RecordedResponse = {
        ...(route !== undefined && { route }),
        status: response.status,
        headers: response.headers,
        cookies: response.cookies.length,
        isRefusal: refusal !== undefined,
        body: (isCompressed ? gunzipSync(response.body) : response.body).toString(),
      };
      appendFileSync(file, `${JSON.stringify(recorded)}\n`);
    },
  };
}
