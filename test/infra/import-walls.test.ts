import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import biomeJson from '../../biome.json' with { type: 'json' };

/** Each wall: a file's folder, and what the file must not import. */
const forbidden = [
  ['functions/example', '../../infra/deploy/stack.ts'],
  ['functions/example', 'aws-cdk-lib'],
  ['functions/example', 'aws-cdk-lib/aws-lambda'],
  ['functions/example', '../../test/support/runs.ts'],
  ['functions/example', '@scalekit-sdk/node'],
  ['functions/example', '@middy/core'],
  ['shared/example', '../../infra/local/stack.ts'],
  ['shared/example', 'constructs'],
  ['shared/example', '@scalekit-sdk/node'],
  ['shared/example', '@connectrpc/connect'],
  ['shared/example', '@bufbuild/protobuf'],
  ['shared/example', '@middy/core'],
  ['shared/client', '../config/limits.ts'],
  ['shared/client', '../../infra/deploy/stack.ts'],
  ['shared/client', 'node:crypto'],
  ['shared/client', 'zod'],
  ['shared/http', '../../infra/deploy/stack.ts'],
  ['shared/http', '@scalekit-sdk/node'],
  ['shared/scalekit/rpc', '../../../infra/deploy/stack.ts'],
  ['shared/scalekit/rpc', '@middy/core'],
  ['infra/deploy/example', '../../local/stack.ts'],
  ['infra/deploy/example', '../../operator/command-error.ts'],
  ['infra/deploy/example', '../../../test/support/runs.ts'],
  ['infra/deploy/example', '@scalekit-sdk/node'],
  ['infra/deploy/example', '@middy/core'],
  ['infra/openapi/example', '../../local/stack.ts'],
  ['infra/openapi/example', '../../operator/command-error.ts'],
  ['infra/openapi/example', '../../../test/support/runs.ts'],
  ['infra/openapi/example', 'aws-cdk-lib'],
  ['infra/openapi/example', '@scalekit-sdk/node'],
  ['infra/openapi/example', '@middy/core'],
  ['infra/operator/example', '../../local/stack.ts'],
  ['infra/operator/example', '../../../test/support/runs.ts'],
  ['infra/operator/example', '@middy/core'],
  ['infra/console/example', '../../local/stack.ts'],
  ['infra/console/example', '../../deploy/stack.ts'],
  ['infra/console/example', '../../operator/command-error.ts'],
  ['infra/console/example', '../../../test/support/runs.ts'],
  ['infra/console/example', '../../../shared/scalekit/scalekit.ts'],
  ['infra/console/example', 'zod'],
  ['infra/local/example', '../../../test/support/runs.ts'],
  ['infra/local/example', '@middy/core'],
] as const;

const allowed = [
  ['functions/example', '../../shared/config/limits.ts'],
  ['shared/client', './problem.ts'],
  ['shared/http', '@middy/core'],
  ['shared/scalekit/rpc', '@scalekit-sdk/node'],
  ['infra/deploy/example', '../../../shared/config/limits.ts'],
  ['infra/openapi/example', '../../deploy/functions/api-functions.ts'],
  ['infra/operator/example', '../../deploy/stack.ts'],
  ['infra/operator/example', '@scalekit-sdk/node'],
  ['infra/console/example', '../../../shared/client/index.ts'],
  ['infra/local/example', '../../deploy/stack.ts'],
  ['infra/local/example', '../../operator/scalekit-env.ts'],
  ['test/example', '../../infra/local/stack.ts'],
] as const;

const CYCLE = ['infra/local/example/one.ts', 'infra/local/example/other.ts'] as const;

const folder = mkdtempSync(join(tmpdir(), 'onbehalf-walls-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A row's file, named after its import. */
function fileOf([place, imported]: readonly [string, string]): string {
  return `${place}/${imported.replace(/\W+/g, '-').replace(/^-/, '')}.ts`;
}

function write(file: string, code: string): void {
  mkdirSync(join(folder, dirname(file)), { recursive: true });
  writeFileSync(join(folder, file), code);
}

const reportSchema = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })),
});

/** Runs Biome once over all files; returns each file's broken rules. */
function lintFolder(): Map<string, string[]> {
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...biomeJson, vcs: { enabled: false } }));
  const biome = resolve('node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  const found = new Map<string, string[]>();
  for (const { category, location } of reportSchema.parse(JSON.parse(stdout)).diagnostics) {
    found.set(location.path, [...(found.get(location.path) ?? []), category]);
  }
  return found;
}

describe('the import rules of biome.json', () => {
  let broken: Map<string, string[]>;
  beforeAll(() => {
    for (const row of [...forbidden, ...allowed]) {
      write(fileOf(row), `import type { Imported } from '${row[1]}';\n\nexport type Kept = Imported;\n`);
    }
    const [one, other] = CYCLE;
    write(one, "import type { Other } from './other.ts';\n\nexport type One = { other: Other };\n");
    write(other, "import type { One } from './one.ts';\n\nexport type Other = { one?: One };\n");
    broken = lintFolder();
  });

  it.each(forbidden)('keep %s from importing %s', (...row) => {
    expect(broken.get(fileOf(row))).toEqual(['lint/style/noRestrictedImports']);
  });

  it.each(allowed)('let %s import %s', (...row) => {
    expect(broken.get(fileOf(row))).toBeUndefined();
  });

  it.each(CYCLE)('forbid a cycle of types: %s', (file) => {
    expect(broken.get(file)).toEqual(['lint/suspicious/noImportCycles']);
  });
});
