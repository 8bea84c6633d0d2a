import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildConsole } from '../../../infra/console/build.ts';
import { environments } from '../../../shared/config/environment.ts';
import { findShippedTool } from '../../../shared/connections/tool-definitions.ts';
import { importBundle } from './bundles/bundle-process.ts';
import { type Bundle, bundlesOfTemplate, synthesize } from './synthesized-bundles.ts';

const directory = mkdtempSync(join(tmpdir(), 'onbehalf-bundles-'));
afterAll(() => rmSync(directory, { recursive: true }));

describe('npm run synth', () => {
  let synth: ReturnType<typeof synthesize>;
  let bundles: Bundle[];
  beforeAll(() => {
    synth = synthesize(directory);
    bundles = synth.status === 0 ? bundlesOfTemplate(directory) : [];
  }, 120_000);

  it('succeeds without parameters and without a warning', () => {
    const unexpected = synth.stderr.split('\n').filter((line) => !/^(Bundling asset .*)?$/.test(line));
    expect({ status: synth.status, stdout: synth.stdout, unexpected }).toEqual({
      status: 0,
      stdout: '',
      unexpected: [],
    });
  });

  it('makes a bundle of its own for each function', () => {
    expect(new Set(bundles.map(({ file }) => file)).size).toBe(Object.keys(environments).length);
  });

  it("makes bundles that load in the Lambda runtime's Node, without undici, and export a handler", async () => {
    expect(process.versions.node).toMatch(/^24\./);
    const report =
      'console.log(typeof bundle.handler, process.moduleLoadList.filter((id) => /undici/.test(id)))';
    const loaded = await Promise.all(
      bundles.map(async (bundle) => [bundle.id, await importBundle(bundle, report)]),
    );
    expect(loaded).toEqual(bundles.map(({ id }) => [id, 'function []']));
  });

  it('makes bundles whose errors say what a schema expects, and whose stack traces name functions', async () => {
    const [bundle] = bundles.filter(({ id }) => id.startsWith('Reconcile'));
    if (bundle === undefined) throw new Error('reconcile has no bundle.');
    const error = await importBundle({ ...bundle, environment: {} }, '');
    expect(error).toContain(
      'The environment of reconcile is wrong: SCALEKIT_ENVIRONMENT_URL: Invalid input: expected string, received undefined',
    );
    expect(error).toMatch(/^ +at readEnvironment \(/m);
  });

  it('adds the files that the console serves to its own bundle, and nothing to another', () => {
    const beside = bundles.map(({ id, file }) => [id, readdirSync(dirname(file)).join(' ')]);
    expect(beside).toEqual(
      bundles.map(({ id }) => [
        id,
        id.startsWith('Console') ? 'console index.mjs openapi.json' : 'index.mjs',
      ]),
    );
    const [served] = bundles.filter(({ id }) => id.startsWith('Console'));
    const folder = dirname(served?.file ?? '');
    const built = buildConsole();
    expect(readdirSync(join(folder, 'console')).toSorted()).toEqual([...built.keys()].toSorted());
    for (const [name, content] of built) {
      expect(readFileSync(join(folder, 'console', name)).equals(content), name).toBe(true);
    }
    expect(readFileSync(join(folder, 'openapi.json'), 'utf8')).toBe(
      readFileSync('docs/openapi.json', 'utf8'),
    );
  });

  it("has the tools' definitions in the bundles that list and run tools, and in no other", () => {
    const marker = findShippedTool('gmail_fetch_mails')?.description.slice(0, 60);
    expect(marker).toHaveLength(60);
    const carriers = bundles.filter(({ file }) => readFileSync(file, 'utf8').includes(String(marker)));
    expect(carriers.map(({ id }) => id.replace(/Function.*/, '')).toSorted()).toEqual([
      'ExecuteAction',
      'Mcp',
    ]);
  });

  it("has no validator of the MCP package's in the bundle of mcp", () => {
    const [mcp] = bundles.filter(({ id }) => id.startsWith('Mcp'));
    expect(readFileSync(mcp?.file ?? '', 'utf8')).not.toMatch(/strictTypes|missingRefs/);
  });

  it('makes bundles with nothing of the CDK in them', () => {
    expect(bundles).not.toEqual([]);
    for (const { id, file } of bundles) {
      const code = readFileSync(file, 'utf8');
      expect(code.match(/aws-cdk-lib|cdk-nag/g), id).toBeNull();
    }
  });
});
