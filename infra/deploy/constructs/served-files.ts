import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FunctionName } from '../../../shared/config/environment.ts';
import { buildConsole } from '../../console/build.ts';

const document = fileURLToPath(new URL('../../../docs/openapi.json', import.meta.url));

/** The files that a function serves, by their path beside its bundle. */
export function listServedFiles(name: FunctionName): Map<string, Uint8Array> {
  if (name !== 'console') return new Map();
  const files = [...buildConsole()].map(([file, content]) => [`console/${file}`, content] as const);
  return new Map([['openapi.json', readFileSync(document)], ...files]);
}
