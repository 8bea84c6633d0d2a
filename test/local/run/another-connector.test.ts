import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { StackDescription } from '../../../infra/local/run/stack-description.ts';
import { copyCheckout } from '../../support/checkout-copy.ts';
import { productAt } from '../../support/stack/product-at.ts';

const CONFIGURATION = 'shared/connections/connections.ts';
const SHIPPED = 'shared/connections/tools.json';

/** The configuration of docs/actions.md for another connector. */
const [lines = ''] =
  /^ {2}github: \{\n[\s\S]*?^ {2}\},\n/m.exec(readFileSync('docs/actions.md', 'utf8')) ?? [];
const issue = { owner: 'ada', repo: 'engine', title: 'It counts wrong' };

let folder: string;
let child: ReturnType<typeof spawn>;
let stack: StackDescription;
let product: ReturnType<typeof productAt>;
let run: (tool: string, input?: object, key?: string) => ReturnType<typeof product.send>;

beforeAll(async () => {
  folder = copyCheckout();
  const file = join(folder, CONFIGURATION);
  const before = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    before.replace('export const connections = {\n', (found) => found + lines),
  );
  child = spawn(process.execPath, ['infra/local/start.ts', '--port', '0'], { cwd: folder, stdio: 'ignore' });
  const description = join(folder, '.local/stack.json');
  await vi.waitUntil(() => existsSync(description), { timeout: 60_000, interval: 100 });
  stack = JSON.parse(readFileSync(description, 'utf8'));
  product = productAt(stack);
  const account = { identifier: 'ada', connection: 'github-local', status: 'ACTIVE' };
  await product.simulator.post('accounts/status', account);
  const ada = await product.signedIn('ada');
  run = (tool, input = {}, key = randomUUID()) =>
    ada(`POST /actions/${tool}`, { connection: 'github', input }, { 'idempotency-key': key });
});
afterAll(async () => {
  child.kill('SIGTERM');
  if (child.exitCode === null) await once(child, 'exit');
  rmSync(folder, { recursive: true });
});

describe('a connector that is added to the configuration only', () => {
  it('is a connection of the product, with its tools', async () => {
    const ada = await product.signedIn('ada');
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
    const { entries } = await product.simulator.get('ledger?identifier=ada');
    const ran = entries.filter(({ kind }) => kind === 'tool-run').map(({ tool }) => tool);
    expect(ran.filter((tool) => tool === 'github_issue_create')).toHaveLength(1);
    expect(ran.filter((tool) => tool === 'github_issue_comment_create')).toHaveLength(1);
  });

  it('ships its definitions after npm run tools:update', async () => {
    const response = await fetch(stack.awsUrl, {
      method: 'POST',
      headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' },
      body: JSON.stringify({ SecretId: stack.outputs.ScalekitSecretArn }),
    });
    const { SecretString } = (await response.json()) as { SecretString: string };
    const { clientId, clientSecret } = JSON.parse(SecretString);
    const updated = spawnSync(process.execPath, ['infra/operator/tools/update.ts'], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        SCALEKIT_ENVIRONMENT_URL: stack.simulatorUrl,
        SCALEKIT_CLIENT_ID: clientId,
        SCALEKIT_CLIENT_SECRET: clientSecret,
      },
    });
    expect(updated.stdout).toContain('added: github_issue_create\n');
    const { github, ...others } = JSON.parse(readFileSync(join(folder, SHIPPED), 'utf8'));
    expect(github).toHaveLength(5);
    expect(others).toEqual(JSON.parse(readFileSync(SHIPPED, 'utf8')));
  });
});
