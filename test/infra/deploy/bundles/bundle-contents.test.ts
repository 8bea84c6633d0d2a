import { basename } from 'node:path';
import { buildSync } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildBundles } from '../../../../infra/deploy/bundles/build-bundles.ts';
import { refuseRequires } from '../../../../infra/deploy/bundles/refuse-requires.ts';
import { environments, type FunctionName } from '../../../../shared/config/environment.ts';
import { listBuilds, listTwice } from './package-builds.ts';

const KB = 1024;

/** The largest bundle that is allowed, in KB: 5 % above the present one. A cold start reads and compiles all of it. */
const LARGEST: Readonly<Record<FunctionName, number>> = {
  connect: 286,
  'callback-status': 288,
  'execute-action': 330,
  mcp: 734,
  'digest-schedule': 229,
  'mail-digest': 724,
  'account-events': 287,
  reconcile: 275,
  offboarding: 230,
  offboard: 290,
  'seal-activity': 190,
  activity: 190,
  console: 65,
};

const outputOf = (name: FunctionName) => `bundles/${name}/handler.js`;

describe.each(Object.keys(environments) as FunctionName[])('the bundle of %s', (name) => {
  let built: ReturnType<typeof buildBundles>;
  beforeAll(() => {
    built = buildOnce();
  }, 60_000);

  it(`has at most ${LARGEST[name]} KB`, () => {
    const size = built.bundles.get(name)?.byteLength ?? 0;
    expect(size).toBeGreaterThan(10 * KB);
    expect(size).toBeLessThanOrEqual(LARGEST[name] * KB);
  });

  it('has one build of each package', () => {
    expect(listBuilds(outputOf(name), built.metafile).has('zod')).toBe(true);
    expect(listTwice(outputOf(name), built.metafile)).toEqual([]);
  });

  it("has no client of AWS's SDK", () => {
    const packages = [...listBuilds(outputOf(name), built.metafile).keys()];
    expect(packages.filter((each) => each.startsWith('@aws-sdk/client-'))).toEqual([]);
  });

  it("has no code of Scalekit's SDK, and of protobuf neither its JSON format nor the descriptors' own", () => {
    const inputs = Object.entries(built.metafile.outputs[outputOf(name)]?.inputs ?? {});
    const contained = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
    expect(contained.length).toBeGreaterThan(20);
    const dead = /@scalekit-sdk|protobuf\/dist\/(cjs|esm\/(wkt\/google|from-json|to-json))/;
    expect(contained.filter((file) => dead.test(file))).toEqual([]);
  });

  it('has the part of zod that it uses, and messages in English alone', () => {
    const { inputs = {} } = built.metafile.outputs[outputOf(name)] ?? {};
    const files = Object.keys(inputs).filter((path) => inputs[path]?.bytesInOutput);
    const locales = files.filter((path) => /\/zod\/v4\/locales\/(?!index)/.test(path));
    expect(locales.map((path) => basename(path))).toEqual(['en.js']);
    // The package of MCP imports zod itself, and the product zod/mini (docs/adr/0021).
    const whole = files.some((path) => path.includes('/zod/v4/classic/'));
    expect(whole).toBe(name === 'mcp');
  });
});

let all: ReturnType<typeof buildBundles> | undefined;
function buildOnce() {
  all ??= buildBundles();
  return all;
}

describe('a bundle with a planted fault', () => {
  it('has a package twice whose CommonJS and ES modules are both there', () => {
    const metafile = build(
      "import { create } from '@bufbuild/protobuf'; console.log(create, require('@bufbuild/protobuf'));",
    );
    expect(listTwice('planted.js', metafile)).toEqual([
      expect.stringMatching(/^\S+\/@bufbuild\/protobuf cjs, \S+\/@bufbuild\/protobuf esm$/),
    ]);
  });

  it('is refused when a package is required, as esbuild then keeps all of it', () => {
    const metafile = build("console.log(require('@bufbuild/protobuf/codegenv2').fileDesc);");
    expect(() => refuseRequires(metafile)).toThrow(
      /planted\.js has the CommonJS module \S*node_modules\/@bufbuild\/protobuf\/dist\/cjs\/codegenv2\/file\.js/,
    );
  });

  it('is refused when it requires a package at run time', () => {
    const metafile = build("try { require('not-installed'); } catch { require('node:fs'); }");
    expect(() => refuseRequires(metafile)).toThrow(/^planted\.js requires not-installed when it runs$/);
  });

  it('is accepted without a fault', () => {
    const metafile = build(
      "import { create } from '@bufbuild/protobuf'; import 'node:fs'; console.log(create);",
    );
    expect(() => refuseRequires(metafile)).not.toThrow();
  });
});

function build(contents: string) {
  return buildSync({
    stdin: { contents, resolveDir: '.' },
    outfile: 'planted.js',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
  }).metafile;
}
