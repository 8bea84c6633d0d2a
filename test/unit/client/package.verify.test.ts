import { execFileSync, spawnSync } from 'node:child_process';
import {
  createReadStream,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HAS_CHROMIUM, useChromium } from '../../browser/fixture/chromium.ts';

/** Uses the package as a program of a product does, and reports what it saw. */
const PROGRAM = `
import { connect, createClient, isProblem, newKey } from 'onbehalf/client';

const sent: string[] = [];
const call = createClient({
  baseUrl: 'https://api.example',
  token: () => 'token',
  fetch: async (address, init) => {
    sent.push(\`\${init?.method} \${address}\`);
    const problem = { code: 'reconnect-required', retryable: false, reconnect: 'POST /x' };
    const headers = { 'content-type': 'application/problem+json' };
    return new Response(JSON.stringify(problem), { status: 409, headers });
  },
});
// @ts-expect-error No such route.
const wrong = () => call('GET /nothing');
// Members that a program has not set, also under exactOptionalPropertyTypes.
const none = ['gmail'].at(1);
const unset = () => [
  call('GET /tools', { query: { connection: none }, signal: undefined }),
  call('POST /actions/{tool}', { path: { tool: 'x' }, body: { connection: 'gmail', input: undefined }, idempotencyKey: none }),
  connect(call, 'gmail', { user: 'ada', force: undefined, mode: none ? 'popup' : undefined }),
];
const seen = await call('GET /connections').catch((thrown: unknown) => {
  if (!isProblem(thrown, 'reconnect-required')) throw thrown;
  const route: string = thrown.facts.reconnect;
  return [...sent, route, typeof connect, newKey().length, typeof wrong, typeof unset].join(' ');
});
export default seen;
`;
const SEEN = 'GET https://api.example/connections POST /x function 36 function function';
/** The program without its types, for what runs JavaScript. */
const script = PROGRAM.replaceAll(/: (string\[\]|unknown|string)(?=[ )])/g, '');

const folder = mkdtempSync(join(tmpdir(), 'onbehalf-package-'));
const installed = join(folder, 'node_modules', 'onbehalf');
afterAll(() => rmSync(folder, { recursive: true }));

const run = (command: string, args: string[]) =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8' }).trim();

function compile(project: string) {
  const tsc = resolve('node_modules/typescript/bin/tsc');
  const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' });
  return { stdout, status };
}

beforeAll(() => {
  const packing = spawnSync(process.execPath, ['infra/pack-client.ts', folder], { encoding: 'utf8' });
  expect(packing).toMatchObject({ status: 0 });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', packing.stdout.trim()]);
  writeFileSync(join(folder, 'program.js'), script);
  writeFileSync(join(folder, 'program.ts'), PROGRAM);
});

describe('the package of npm run pack-client', () => {
  it('is one package without dependencies', () => {
    const packages = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(packages).toEqual(['onbehalf']);
    expect(JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))).not.toHaveProperty(
      'dependencies',
    );
  });

  it('imports only its own files', () => {
    const files = globSync(join(installed, 'client/*.{js,d.ts}'));
    expect(files.length).toBeGreaterThan(20);
    const code = files.map((file) => readFileSync(file, 'utf8')).join('\n');
    const imported = [...code.matchAll(/(?:from|import) ?\(?'([^']*)'/g)].map(([, path = '']) => path);
    expect(imported.filter((path) => !/^\.\/[\w-]+\.js$/.test(path))).toEqual([]);
    expect(code).not.toMatch(/zod|reference (types|lib|path)=/);
  });

  it.each([
    ['of the PATH', 'node'],
    ['that is pinned', process.execPath],
  ])('runs on the Node %s', (_which, node) => {
    expect(run(node, ['-p', 'process.versions.node.split(".")[0] >= 20'])).toBe('true');
    const print = "import('./program.js').then((program) => console.log(program.default))";
    expect(run(node, ['-e', print])).toBe(SEEN);
  });

  it('runs in a bundle, which holds only what the program imports', () => {
    const options = { bundle: true, format: 'esm', write: false, absWorkingDir: folder } as const;
    const whole = buildSync({ ...options, entryPoints: ['program.js'] }).outputFiles[0]?.text ?? '';
    writeFileSync(join(folder, 'bundle.mjs'), whole);
    expect(run('node', ['-e', "import('./bundle.mjs').then((all) => console.log(all.default))"])).toBe(SEEN);
    const stdin = { contents: "export { createClient } from 'onbehalf/client';", resolveDir: folder };
    expect(buildSync({ ...options, stdin }).outputFiles[0]?.text).not.toContain('sessionStorage');
  });

  it.each([
    [
      'bundler',
      'the DOM alone',
      { module: 'esnext', moduleResolution: 'bundler', lib: ['es2022', 'dom'], types: [] },
    ],
    [
      'node16',
      'Node alone',
      { module: 'node16', moduleResolution: 'node16', lib: ['es2022'], types: ['node'] },
    ],
    ['nodenext', 'both', { module: 'nodenext', lib: ['es2022', 'dom'], types: ['node'] }],
  ])('has types under `%s`, with the globals of %s', (_resolution, _globals, options) => {
    const compilerOptions = {
      ...options,
      target: 'es2022',
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      typeRoots: [resolve('node_modules/@types')],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }));
    expect(compile(folder)).toEqual({ stdout: '', status: 0 });
  });
});

describe('the code in docs/client.md', () => {
  /** What the reader's own program has. */
  const OWN = `
declare const session: { accessToken: string; user: string };
declare const call: import('onbehalf/client').Client;
declare function show(text: string): void;
declare function showReconnect(facts: { connection?: string | undefined; account?: string | undefined }): void;
declare function askWhetherExpected(): void;
declare function signInAs(user: string | undefined): void;`;
  const SESSION = `
import type { Client } from 'onbehalf/client';
export declare const call: Client;
export declare const session: { user: string };`;

  it('compiles against the package', () => {
    const blocks = [...readFileSync('docs/client.md', 'utf8').matchAll(/```(tsx?)\n([\s\S]*?)```/g)];
    const reader = join(folder, 'reader');
    mkdirSync(join(reader, 'node_modules'), { recursive: true });
    symlinkSync(installed, join(reader, 'node_modules', 'onbehalf'));
    symlinkSync(resolve('node_modules/preact'), join(reader, 'node_modules', 'preact'));
    for (const [nth, [, type, code = '']] of blocks.entries()) {
      writeFileSync(join(reader, `block-${nth}.${type}`), code);
    }
    writeFileSync(join(reader, 'own.d.ts'), OWN);
    writeFileSync(join(reader, 'session.ts'), SESSION);
    const compilerOptions = {
      ...{
        module: 'esnext',
        moduleResolution: 'bundler',
        target: 'es2022',
        lib: ['es2022', 'dom'],
        types: [],
      },
      ...{ strict: true, noEmit: true, jsx: 'react-jsx', jsxImportSource: 'preact' },
      ...{ moduleDetection: 'force', paths: { react: ['./node_modules/preact/hooks'] } },
    };
    writeFileSync(join(reader, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*'] }));
    expect(blocks.length).toBeGreaterThan(5);
    expect(compile(reader)).toEqual({ stdout: '', status: 0 });
  });
});

describe.skipIf(!HAS_CHROMIUM)('the package in Chromium', () => {
  const chromium = useChromium();
  const map = JSON.stringify({ imports: { 'onbehalf/client': '/node_modules/onbehalf/client/index.js' } });
  const html = `<!doctype html><script src="/node_modules/onbehalf/client/capture-return-script.js"></script>
<script type="importmap">${map}</script>
<script type="module">import seen from '/program.js'; document.title = seen;</script>`;
  const server = createServer(({ url = '' }, response) => {
    const isFile = url.endsWith('.js');
    response.setHeader('content-type', isFile ? 'text/javascript' : 'text/html');
    if (isFile) createReadStream(join(folder, url)).pipe(response);
    else response.end(html);
  });
  beforeAll(() => new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening)));
  afterAll(() => void server.close());

  it('runs as modules, and clears the address of the callback page as a classic script', async () => {
    const page = await chromium().newPage();
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await page.goto(`${origin}/callback?auth_request_id=a&state=s`);
    await page.waitForFunction("document.title !== ''");
    expect(await page.title()).toBe(SEEN);
    expect(page.url()).toBe(`${origin}/callback`);
    expect(await page.evaluate("sessionStorage.getItem('onbehalf.return')")).toContain('"state":"s"');
  });
});
