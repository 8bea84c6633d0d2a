import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The SDK requires the CommonJS builds of these, and our code imports the ES modules: one build serves both. */
const SINGLE_BUILD = ['@bufbuild/protobuf', '@connectrpc/connect', '@connectrpc/connect-node'];

/** What stands in a bundle in place of a package or of a module of Node. */
export const aliases: Readonly<Record<string, string>> = {
  ...Object.fromEntries(SINGLE_BUILD.map((name) => [name, join(root, 'node_modules', name, 'dist/esm')])),
  // Its import loads undici, as Node reads every export; this does not: 20 ms of processor time less per cold start.
  'node:http': join(root, 'infra/deploy/bundles/builtins/http.cjs'),
  '@modelcontextprotocol/server/_shims': join(root, 'functions/mcp/sdk-validator.ts'),
};
