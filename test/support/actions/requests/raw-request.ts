/** A request as a client sends it and the gateway passes it on. */
export type RawRequest = {
  route: 'GET /tools' | 'POST /actions/{tool}' | 'GET /executions/{key}';
  path: Record<string, string>;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: string | undefined;
  isBase64Encoded: boolean;
  scope: string;
};

/** The key of a write that is already stored. */
export const KNOWN_KEY = 'a-key-that-was-used-before';
