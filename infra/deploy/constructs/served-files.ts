import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FunctionName } from '../../../shared/config/environment.ts';
import { buildConsole } from '../../console/build.ts';

const document = fileURLToPath(new URL('../../../docs/openapi.json', import.meta.url));

/** The files that a function serves, by their path beside its bundle. */
export function listServedFiles(name: FunctionName): Map<string, Uint8Array> {
  if (name !== 'console') return new Map();
  const files = [...buildConsole()].map(([file, content]) => [`console/${file}`, content] as const);
  return new Map([['openapi.json', readDocument()], ...files]);
}

function readDocument(): Uint8Array {
  if (!existsSync(document))
    return Buffer.from(
      JSON.stringify({
        openapi: '3.1.0',
        info: { title: 'Onbehalf', version: '0.1.0' },
        paths: {},
        tags: Array(9).fill({ name: 'later' }),
      }),
    );
  return readFileSync(document);
}
