import { buildSync } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildBundles } from '../../../../infra/deploy/bundles/build-bundles.ts';
import { environments } from '../../../../shared/config/environment.ts';
import { listBuilds, listTwice } from './package-builds.ts';

const outputOf = (name: string) => `bundles/${name}/handler.js`;

describe.each(Object.keys(environments))('the bundle of %s', (name) => {
  let built: ReturnType<typeof buildBundles>;
  beforeAll(() => {
    built = buildAll();
  }, 60_000);

  it('has one build of each package', () => {
    expect(listBuilds(outputOf(name), built.metafile).has('zod')).toBe(true);
    expect(listTwice(outputOf(name), built.metafile)).toEqual([]);
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
    expect(files.filter((path) => /\/zod\/v4\/locales\/(?!index)/.test(path))).toEqual([
      'node_modules/zod/v4/locales/en.js',
    ]);
    // The package of MCP imports zod itself, and the product zod/mini (docs/adr/0021).
    const whole = files.some((path) => path.includes('/zod/v4/classic/'));
    expect(whole).toBe(name === 'mcp');
  });
});

let all: ReturnType<typeof buildBundles> | undefined;
function buildAll() {
  all ??= buildBundles();
  return all;
}

describe('the list of packages that are twice in a bundle', () => {
  it('names a package whose CommonJS and ES modules are both there', () => {
    const { metafile } = buildSync({
      stdin: {
        contents:
          "import { create } from '@bufbuild/protobuf'; console.log(create, require('@bufbuild/protobuf'));",
        resolveDir: '.',
      },
      outfile: 'planted.js',
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
      format: 'esm',
    });
    expect(listTwice('planted.js', metafile)).toEqual([
      'node_modules/@bufbuild/protobuf cjs, node_modules/@bufbuild/protobuf esm',
    ]);
  });
});
