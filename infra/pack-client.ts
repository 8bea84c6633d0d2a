// `npm run pack-client [-- FOLDER]`: makes the tarball of the package that holds onbehalf/client, and prints its path.
// JavaScript and declarations, as Node strips no types below node_modules.
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

const SOURCE = 'shared/client';
const { name, version, license } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, string>;

const manifest = {
  name,
  version,
  description: 'Typed client of an Onbehalf deployment: calls, problems, retries, linking.',
  license,
  type: 'module',
  engines: { node: '>=20' },
  sideEffects: ['./client/capture-return-script.js'],
  exports: {
    './client': { types: './client/index.d.ts', default: './client/index.js' },
    './client/capture-return.js': './client/capture-return-script.js',
    './package.json': './package.json',
  },
};

function run(command: string, args: string[]): string {
  const isScript = command !== 'npm';
  const { status, stdout, stderr } = isScript
    ? spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' })
    : spawnSync(command, args, { encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

/** Declarations name each other with `.ts`, which versions of TypeScript before 5 do not resolve. */
function nameJavaScript(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/(from '\.\/[\w-]+)\.ts'/g, "$1.js'"));
}

function fill(folder: string): void {
  const client = join(folder, 'client');
  run('node_modules/typescript/bin/tsc', ['-p', SOURCE, '--outDir', client]);
  for (const file of globSync(join(client, '*.d.ts'))) nameJavaScript(file);
  buildSync({
    entryPoints: [join(SOURCE, 'capture-return-script.ts')],
    outfile: join(client, 'capture-return-script.js'),
    bundle: true,
    format: 'iife',
    target: 'es2022',
  });
  cpSync('LICENSE', join(folder, 'LICENSE'));
  cpSync(join(SOURCE, 'README.md'), join(folder, 'README.md'));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

const folder = mkdtempSync(join(tmpdir(), 'onbehalf-client-'));
try {
  fill(folder);
  const destination = resolve(process.argv[2] ?? '.');
  run('npm', ['pack', folder, '--pack-destination', destination, '--ignore-scripts', '--offline']);
  const tarball = join(destination, `${name}-client-${version}.tgz`);
  renameSync(join(destination, `${name}-${version}.tgz`), tarball);
  process.stdout.write(`${tarball}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
