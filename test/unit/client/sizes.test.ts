import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { expect, it } from 'vitest';

const CORE = ['createClient', 'newKey', 'isProblem', 'Problem'];
const CONNECT = ['connect', 'handBack', 'completeConnect'];

/** The code that a bundler makes of these names of onbehalf/client. */
function bundle(names: string[]): string {
  const { outputFiles } = buildSync({
    stdin: { contents: `export { ${names} } from './shared/client/index.ts';`, resolveDir: '.' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

const gzipped = (code: string) => gzipSync(code, { level: 9 }).length;

it('the client is at most 1.35 KB compressed, without what only connect needs', () => {
  const code = bundle(CORE);
  expect(gzipped(code)).toBeLessThanOrEqual(1.35 * 1_024);
  expect(code).not.toMatch(/sessionStorage|BroadcastChannel|pageshow|replaceState/);
});

it('the whole client is at most 2.6 KB compressed', () => {
  const code = bundle([...CORE, ...CONNECT, 'readReturn', 'dropReturn']);
  expect(gzipped(code)).toBeLessThanOrEqual(2.6 * 1_024);
});
