import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { statusChangedSchema } from '../../shared/account-events/status-changed.ts';
import { printClientTypes } from './client-types.ts';
import { openApiDocument } from './document.ts';
import { printApiPage } from './page/api-page.ts';
import type { TypedDocument } from './typed-document.ts';

const BIOME = 'node_modules/@biomejs/biome/bin/biome';
const PAGE = 'docs/api.md';
const EVENT_SCHEMA = 'docs/account-status-changed.schema.json';

/** Every file that derives from the contracts, or from the schema of the published event: path → text. */
export function printFiles(): { path: string; text: string }[] {
  const document = openApiDocument();
  const typed = document as unknown as TypedDocument;
  return [
    format('docs/openapi.json', JSON.stringify(document)),
    format(EVENT_SCHEMA, JSON.stringify(z.toJSONSchema(statusChangedSchema, { io: 'input' }))),
    format('shared/client/api.ts', printClientTypes(typed)),
    { path: PAGE, text: printApiPage(readFileSync(PAGE, 'utf8'), typed) },
  ];
}

/** In the repository's own format, so that a change shows line by line. */
function format(path: string, text: string): { path: string; text: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [BIOME, 'format', `--stdin-file-path=${path}`],
    {
      input: text,
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`Biome does not format ${path}: ${stderr}`);
  return { path, text: stdout };
}
