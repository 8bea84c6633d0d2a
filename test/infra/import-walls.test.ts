import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import biomeJson from '../../biome.json' with { type: 'json' };

/** Each wall: a file's folder, and what the file must not import. */
const forbidden = [
  ['functions/planted', '../../infra/deploy/stack.ts'],
  ['functions/planted', 'aws-cdk-lib'],
  ['functions/planted', 'aws-cdk-lib/aws-lambda'],
  ['functions/planted', '../../test/support/runs.ts'],
  ['functions/planted', '@scalekit-sdk/node'],
  ['functions/planted', '@middy/core'],
  ['shared/planted', '../../infra/local/stack.ts'],
  ['shared/planted', 'constructs'],
  ['shared/planted', '@scalekit-sdk/node'],
  ['shared/planted', '@connectrpc/connect'],
  ['shared/planted', '@bufbuild/protobuf'],
  ['shared/planted', '@middy/core'],
  ['shared/http', '../../infra/deploy/stack.ts'],
  ['shared/http', '@scalekit-sdk/node'],
  ['shared/scalekit/sdk', '../../../infra/deploy/stack.ts'],
  ['shared/scalekit/sdk', '@middy/core'],
  ['infra/deploy/planted', '../../local/stack.ts'],
  ['infra/deploy/planted', '../../operator/command-error.ts'],
  ['infra/deploy/planted', '../../../test/support/runs.ts'],
  ['infra/deploy/planted', '@scalekit-sdk/node'],
  ['infra/deploy/planted', '@middy/core'],
  ['infra/operator/planted', '../../local/stack.ts'],
  ['infra/operator/planted', '../../../test/support/runs.ts'],
  ['infra/operator/planted', '@middy/core'],
  ['infra/local/planted', '../../../test/support/runs.ts'],
  ['infra/local/planted', '@middy/core'],
] as const;

const allowed = [
  ['functions/planted', '../../shared/config/limits.ts'],
  ['shared/http', '@middy/core'],
  ['shared/scalekit/sdk', '@scalekit-sdk/node'],
  ['infra/deploy/planted', '../../../shared/config/limits.ts'],
  ['infra/operator/planted', '../../deploy/stack.ts'],
  ['infra/operator/planted', '@scalekit-sdk/node'],
  ['infra/local/planted', '../../deploy/stack.ts'],
  ['infra/local/planted', '../../operator/scalekit-env.ts'],
  ['test/planted', '../../infra/local/stack.ts'],
] as const;

const CYCLE = ['infra/local/planted/one.ts', 'infra/local/planted/other.ts'] as const;

const folder = mkdtempSync(join(tmpdir(), 'onbehalf-walls-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The planted file of a row, named after what it imports. */
function fileOf([place, imported]: readonly [string, string]): string {
  return `${place}/${imported.replace(/\W+/g, '-').replace(/^-/, '')}.ts`;
}

function plant(file: string, code: string): void {
  mkdirSync(join(folder, dirname(file)), { recursive: true });
  writeFileSync(join(folder, file), code);
}

const reportSchema = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })),
});

/** The lint rules that each planted file breaks, by one run of Biome over all of them. */
function lintPlanted(): Map<string, string[]> {
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
      plant(fileOf(row), `import type { Planted } from '${row[1]}';\n\nexport type Kept = Planted;\n`);
    }
    const [one, other] = CYCLE;
    plant(one, "import type { Other } from './other.ts';\n\nexport type One = { other: Other };\n");
    plant(other, "import type { One } from './one.ts';\n\nexport type Other = { one?: One };\n");
    broken = lintPlanted();
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
