import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { StackDescription } from '../../../infra/local/run/stack-description.ts';
import { copyCheckout } from '../../support/checkout-copy.ts';
import { message } from '../../support/mcp/messages.ts';
import { productAt } from '../../support/stack/product-at.ts';

const CONFIGURATION = 'shared/connections/connections.ts';
const SHIPPED = 'shared/connections/tools.json';
/** What the MCP server of the wiki has. */
const WIKI = 'infra/local/scalekit/tools/definitions/acme_wiki.json';
/** The tool that shipped before the upstream got the other one. */
const APPEND = 'acme_wiki_append_page';
const SEARCH = 'acme_wiki_search_pages';

/** The configuration of a page for another connector. */
function linesOf(page: string, connection: string): string {
  const [lines = ''] =
    new RegExp(`^ {2}${connection}: \\{\\n[\\s\\S]*?^ {2}\\},\\n`, 'm').exec(readFileSync(page, 'utf8')) ??
    [];
  return lines;
}

const lines = linesOf('docs/actions.md', 'github') + linesOf('docs/connectors.md', 'wiki');
const issue = { owner: 'ada', repo: 'engine', title: 'It counts wrong' };

const execute = promisify(execFile);

let folder: string;
let child: ReturnType<typeof spawn>;
let stack: StackDescription;
let product: ReturnType<typeof productAt>;
let run: (tool: string, input?: object, key?: string) => ReturnType<typeof product.send>;
let ada: Awaited<ReturnType<typeof product.signedIn>>;

beforeAll(async () => {
  folder = copyCheckout();
  const file = join(folder, CONFIGURATION);
  const before = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    before.replace('export const connections = {\n', (found) => found + lines),
  );
  const wiki: { name: string }[] = JSON.parse(readFileSync(WIKI, 'utf8'));
  const shipped = JSON.parse(readFileSync(SHIPPED, 'utf8'));
  shipped.acme_wiki = wiki.filter(({ name }) => name === APPEND);
  writeFileSync(join(folder, SHIPPED), JSON.stringify(shipped));
  child = spawn(process.execPath, ['infra/local/start.ts', '--port', '0'], { cwd: folder, stdio: 'ignore' });
  const description = join(folder, '.local/stack.json');
  await vi.waitUntil(() => existsSync(description), { timeout: 60_000, interval: 100 });
  stack = JSON.parse(readFileSync(description, 'utf8'));
  product = productAt(stack);
  for (const connection of ['github-local', 'wiki-local']) {
    await product.simulator.post('accounts/status', { identifier: 'ada', connection, status: 'ACTIVE' });
  }
  ada = await product.signedIn('ada');
  run = (tool, input = {}, key = randomUUID()) => {
    const connection = tool.startsWith('acme_wiki_') ? 'wiki' : 'github';
    return ada(`POST /actions/${tool}`, { connection, input }, { 'idempotency-key': key });
  };
});
afterAll(async () => {
  child.kill('SIGTERM');
  if (child.exitCode === null) await once(child, 'exit');
  rmSync(folder, { recursive: true });
});

async function runsOf(tool: string): Promise<number> {
  const { entries } = await product.simulator.get('ledger?identifier=ada');
  return entries.filter((entry) => entry.kind === 'tool-run' && entry.tool === tool).length;
}

describe('a connector that is added to the configuration only', () => {
  it('is a connection of the product, with its tools', async () => {
    expect((await ada('GET /connections/github')).json).toMatchObject({
      displayName: 'GitHub',
      status: 'ACTIVE',
    });
    const { tools } = (await ada('GET /tools?connection=github')).json;
    expect(tools.map(({ name, effect }: { name: string; effect: string }) => [name, effect])).toContainEqual([
      'github_issue_create',
      'write',
    ]);
  });

  it('runs its reads, and fetches their definitions once', async () => {
    const { lastSeq } = await product.simulator.get('rpcs');
    const input = { owner: 'ada', repo: 'engine', issue_number: 1 };
    for (const tool of [
      'github_user_get_authenticated',
      'github_user_get_authenticated',
      'github_issue_get',
    ]) {
      const { status, json } = await run(tool, tool === 'github_issue_get' ? input : {});
      expect({ status, tool: json.data?.tool }).toEqual({ status: 200, tool });
    }
    const { entries } = await product.simulator.get(`rpcs?since=${lastSeq}`);
    const methods = entries.map(({ method }) => method).filter((method) => method !== 'token');
    const first = ['listScopedTools', 'executeTool'];
    expect(methods).toEqual([...first, 'executeTool', ...first]);
  });

  it('runs its writes once per key, after checking the input', async () => {
    const key = randomUUID();
    for (const replayed of [undefined, 'true']) {
      const { status, headers } = await run('github_issue_create', issue, key);
      expect({ status, replayed: headers['idempotent-replayed'] }).toEqual({ status: 200, replayed });
    }
    const comment = { owner: 'ada', repo: 'engine', issue_number: 1, body: 'Indeed' };
    expect((await run('github_issue_comment_create', comment)).status).toBe(200);
    expect((await run('github_issue_create', { ...issue, title: 5 })).json.code).toBe('invalid-request');
    expect(await runsOf('github_issue_create')).toBe(1);
    expect(await runsOf('github_issue_comment_create')).toBe(1);
  });

  it('offers the tools of an MCP upstream by wildcards, and runs them', async () => {
    const { tools } = (await ada('GET /tools?connection=wiki')).json;
    const listed = tools.map(({ name, effect }: { name: string; effect: string }) => [name, effect]);
    expect(listed.toSorted()).toEqual([
      [APPEND, 'write'],
      [SEARCH, 'read'],
    ]);
    const found = await run(SEARCH, { query: 'engine' });
    expect(found.status).toBe(200);
    expect(found.json.data).toMatchObject({ tool: SEARCH, input: { query: 'engine' } });
    expect((await run(SEARCH, { pages: 3 })).json.code).toBe('invalid-request');
    const [key, input] = [randomUUID(), { page: 'Engine', text: 'It counts right.' }];
    for (const replayed of [undefined, 'true']) {
      const { status, headers } = await run(APPEND, input, key);
      expect({ status, replayed: headers['idempotent-replayed'] }).toEqual({ status: 200, replayed });
    }
    const withoutKey = await ada(`POST /actions/${APPEND}`, { connection: 'wiki', input });
    expect(withoutKey.json.code).toBe('idempotency-key-required');
    expect([await runsOf(SEARCH), await runsOf(APPEND)]).toEqual([1, 1]);
  });

  it('offers agents what ships of an MCP upstream, and sends an equal write once', async () => {
    const ask = async (query: string, method: string, params = {}) => {
      const { body, headers } = message('legacy', method, params);
      return (await ada(`POST /mcp?${query}`, body, headers)).json.result;
    };
    const { tools } = await ask('connections=wiki', 'tools/list');
    const own = tools.filter(({ name }: { name: string }) => name.startsWith('acme_wiki_'));
    expect(own).toMatchObject([
      { name: APPEND, annotations: { readOnlyHint: false, destructiveHint: true } },
    ]);
    const call = (name: string, input: object) =>
      ask('mode=search&connections=wiki', 'tools/call', { name, arguments: input });
    const search = await call('search_tools', { query: 'append a paragraph' });
    expect(search.content[0].text).toContain(APPEND);
    const before = await runsOf(APPEND);
    const written = { name: APPEND, arguments: { page: 'Engine', text: 'By an agent.' } };
    for (const _ of [1, 2]) expect((await call('call_tool', written)).isError).not.toBe(true);
    expect(await runsOf(APPEND)).toBe(before + 1);
  });

  it('ships its definitions after npm run tools:update', async () => {
    const response = await fetch(stack.awsUrl, {
      method: 'POST',
      headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' },
      body: JSON.stringify({ SecretId: stack.outputs.ScalekitSecretArn }),
    });
    const { SecretString } = (await response.json()) as { SecretString: string };
    const { clientId, clientSecret } = JSON.parse(SecretString);
    // Its actions have no address here, so an environment offers it only by name.
    const file = join(folder, CONFIGURATION);
    const source = readFileSync(file, 'utf8');
    const [declared = ''] = /^ {2}freshdesk: \{\n[\s\S]*?tools: /m.exec(source) ?? [];
    writeFileSync(file, source.replace(`${declared}{}`, `${declared}{ freshdesk_get_x: 'read' }`));
    const updated = await execute(process.execPath, ['infra/operator/tools/update.ts'], {
      cwd: folder,
      env: {
        SCALEKIT_ENVIRONMENT_URL: stack.simulatorUrl,
        SCALEKIT_CLIENT_ID: clientId,
        SCALEKIT_CLIENT_SECRET: clientSecret,
      },
    });
    expect(updated.stdout).toContain('added: github_issue_create\n');
    expect(updated.stdout).toContain(`added: ${SEARCH}\n`);
    expect(updated.stdout).toContain('SCALEKIT_CONNECTION_NAMES does not name it: freshdesk\n');
    const { github, acme_wiki, ...others } = JSON.parse(readFileSync(join(folder, SHIPPED), 'utf8'));
    expect(github).toHaveLength(5);
    expect(acme_wiki.map(({ name }: { name: string }) => name)).toEqual([APPEND, SEARCH]);
    expect(others).toEqual(JSON.parse(readFileSync(SHIPPED, 'utf8')));
  });
});
