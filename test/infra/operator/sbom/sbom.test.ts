import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeConsole } from '../../../../infra/console/build.ts';
import { buildBundles } from '../../../../infra/deploy/bundles/build-bundles.ts';
import { writeBillOfMaterials } from '../../../../infra/operator/sbom/bill-of-materials.ts';
import { isAllowed, PERMISSIVE } from './is-allowed.ts';

const folder = mkdtempSync(join(tmpdir(), 'onbehalf-sbom-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...options: string[]) =>
  spawnSync(process.execPath, ['infra/operator/sbom/sbom.ts', ...options], { encoding: 'utf8' });

const licenceSchema = z.union([
  z.strictObject({ license: z.strictObject({ id: z.string() }) }).transform(({ license }) => license.id),
  z.strictObject({ expression: z.string() }).transform(({ expression }) => expression),
]);

/** The members of https://cyclonedx.org/docs/1.6/json/ that the command writes. */
const billSchema = z.strictObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.6'),
  version: z.literal(1),
  metadata: z.object({ component: z.object({ name: z.literal('onbehalf'), version: z.string() }) }),
  components: z.array(
    z.strictObject({
      type: z.literal('library'),
      'bom-ref': z.string(),
      group: z.string().startsWith('@').optional(),
      name: z.string().regex(/^[^@/]+$/),
      version: z.string().regex(/^\d+\.\d+\.\d+/),
      scope: z.literal('required'),
      hashes: z.tuple([z.strictObject({ alg: z.literal('SHA-512'), content: z.hex().length(128) })]),
      licenses: z.tuple([licenceSchema]),
      purl: z.string().regex(/^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+[\w.-]*$/),
      properties: z
        .array(z.strictObject({ name: z.literal('onbehalf:shippedIn'), value: z.string() }))
        .min(1),
    }),
  ),
  dependencies: z.tuple([z.strictObject({ ref: z.string(), dependsOn: z.array(z.string()) })]),
});

describe('npm run sbom', () => {
  const file = join(folder, 'bom.json');
  let written: ReturnType<typeof run>;
  let text: string;
  let bill: z.output<typeof billSchema>;
  beforeAll(() => {
    written = run('--json', file);
    text = readFileSync(file, 'utf8');
    bill = billSchema.parse(JSON.parse(text));
  });
  const nameOf = ({ group, name }: (typeof bill.components)[number]) => (group ? `${group}/${name}` : name);

  it('lists every package of which esbuild has code in a bundle or a page, and no other', () => {
    const metafiles = [buildBundles().metafile, ...describeConsole()];
    const shipped = metafiles
      .flatMap(({ outputs }) => Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs)))
      .filter(([path, { bytesInOutput }]) => path.includes('node_modules/') && bytesInOutput > 0)
      .map(([path]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
    expect([...new Set(bill.components.map(nameOf))].sort()).toEqual([...new Set(shipped)].sort());
    expect(shipped).toContain('zod');
    expect(shipped).toContain('preact');
  });

  it('has the version that is installed, and where it ships', () => {
    for (const component of bill.components.filter((each) => !each['bom-ref'].includes('#'))) {
      const manifest = JSON.parse(readFileSync(`node_modules/${nameOf(component)}/package.json`, 'utf8'));
      expect([nameOf(component), component.version]).toEqual([manifest.name, manifest.version]);
    }
    const preact = bill.components.find(({ name, group }) => name === 'preact' && group === undefined);
    expect(preact?.properties.map(({ value }) => value)).toEqual(['console pages']);
    const places = new Set(bill.components.flatMap(({ properties }) => properties.map(({ value }) => value)));
    const functions = readdirSync('functions');
    expect([...places].filter((place) => place !== 'console pages' && !functions.includes(place))).toEqual(
      [],
    );
  });

  it('has licences that ask for a notice alone', () => {
    const refused = bill.components.filter(({ licenses: [licence] }) => !isAllowed(licence, PERMISSIVE));
    expect(refused).toEqual([]);
  });

  it('names no registry, no folder of this machine and no time', () => {
    expect(text).not.toMatch(/https?:|registry|localhost|"timestamp"|serialNumber/);
    expect(text).not.toContain(process.cwd());
  });

  it('writes to a file alone, and refuses what it cannot do', () => {
    expect(written).toMatchObject({ status: 0, stdout: '', stderr: '' });
    const nowhere = join(folder, 'none', 'bom.json');
    expect(run('--json', nowhere)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `onbehalf: ${nowhere} cannot be written\n`,
    });
    expect(run('--xml')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('an argument is unknown'),
    });
  });
});

describe('the bill of materials', () => {
  const project = { name: 'onbehalf', version: '0.1.0', license: 'Apache-2.0' };
  const place = 'node_modules/@scope/one/node_modules/two';
  const shipped = new Map([[place, new Set(['mcp'])]]);
  const integrity = `sha512-${Buffer.alloc(64).toString('base64')}`;

  it('tells two installed copies of a package apart', () => {
    const locked = new Map([[place, { version: '1.0.0', license: 'MIT', integrity }]]);
    const [component] = writeBillOfMaterials(project, shipped, locked).components;
    expect(component).toMatchObject({ name: 'two', purl: 'pkg:npm/two@1.0.0' });
    expect(component?.['bom-ref']).toBe(`pkg:npm/two@1.0.0#${place}`);
  });

  it.each([
    ['no licence', { version: '1.0.0', integrity }],
    ['no hash', { version: '1.0.0', license: 'MIT' }],
    ['a weak hash', { version: '1.0.0', license: 'MIT', integrity: 'sha1-AAAA' }],
  ])('is refused for a package with %s', (_case, found) => {
    expect(() => writeBillOfMaterials(project, shipped, new Map([[place, found]]))).toThrow(place);
  });
});
