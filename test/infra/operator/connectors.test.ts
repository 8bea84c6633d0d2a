import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { localConnectionNames } from '../../../infra/local/run/local-stage.ts';
import { loadToolDefinitions } from '../../../infra/local/scalekit/tools/tool-definitions.ts';
import { CommandError } from '../../../infra/operator/command-error.ts';
import { compareEnvironments } from '../../../infra/operator/connectors/compare-environments.ts';
import { compareJson } from '../../../infra/operator/connectors/compare-json.ts';
import { formatComparison } from '../../../infra/operator/connectors/format-comparison.ts';
import { readEnvironment } from '../../../infra/operator/connectors/read-environment.ts';
import { runCommand } from '../../support/run-command.ts';
import { CLIENT_SECRET, SimulatedScalekit, thrownBy } from '../../support/scalekit/simulated-scalekit.ts';

const names = localConnectionNames();
const start = async (tools = loadToolDefinitions()) =>
  SimulatedScalekit.start({}, Object.values(names), { tools: await tools });

const targetOf = (label: string, { url }: SimulatedScalekit, more = {}) => ({
  label,
  environmentUrl: url,
  clientId: 'skc_simulated',
  clientSecret: CLIENT_SECRET,
  connectionNames: names,
  ...more,
});

/** The shipped tools, with three changes to Gmail's. */
async function otherTools() {
  const tools = structuredClone(await loadToolDefinitions());
  const gmail = tools.get('GMAIL')?.filter(({ name }) => name !== 'gmail_send_draft') ?? [];
  for (const tool of gmail) {
    if (tool.name === 'gmail_get_profile') tool.description = 'Other\u001b[31m text';
    if (tool.name === 'gmail_fetch_mails') {
      tool.input_schema = { ...tool.input_schema, properties: { query: { type: 'number' } } };
    }
  }
  return tools.set('GMAIL', gmail);
}

describe('npm run connectors -- diff', () => {
  let dev: SimulatedScalekit;
  let prod: SimulatedScalekit;
  let other: SimulatedScalekit;
  const folder = mkdtempSync(join(tmpdir(), 'onbehalf-connectors-'));
  beforeAll(async () => {
    [dev, prod, other] = await Promise.all([start(), start(), start(otherTools())]);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await Promise.all([dev.stop(), prod.stop(), other.stop()]);
  });
  afterEach(() => prod.control('POST', 'reset', {}));

  const compare = async (to = targetOf('prod', prod)) =>
    compareEnvironments(await readEnvironment(targetOf('dev', dev)), await readEnvironment(to));
  const change = (connection: Record<string, unknown>) =>
    prod.control('POST', 'connections', { connection: 'gmail-local', ...connection });

  it('finds no difference between equal environments', async () => {
    expect(await compare()).toEqual({ differences: [], notCompared: [] });
  });

  it.each([
    ['disabled', { enabled: false }, { what: 'enabled', from: true, to: false }],
    ['not completed', { completed: false }, { what: 'setup', from: 'COMPLETED', to: 'DRAFT' }],
    ['of another provider', { provider: 'OUTLOOK' }, { what: 'provider', from: 'GMAIL', to: 'OUTLOOK' }],
    [
      'of another kind',
      { authorization: 'API_KEY' },
      { what: 'authorization', from: 'OAUTH', to: 'API_KEY' },
    ],
    [
      "with Scalekit's app",
      { oauth: { usePlatformCreds: true } },
      { what: 'OAuth app', from: 'own', to: "Scalekit's" },
    ],
    [
      'with a further scope',
      { oauth: { scopes: ['openid'] } },
      { what: 'scope openid', from: undefined, to: 'there' },
    ],
  ])('reports a connection that is %s', async (_, connection, difference) => {
    await change(connection);
    const { differences } = await compare();
    expect(differences).toEqual([{ connection: 'gmail', ...difference }]);
  });

  it('reports a connection that one environment lacks', async () => {
    const to = targetOf('prod', prod, { connectionNames: { ...names, slack: 'slack-prod' } });
    expect((await compare(to)).differences).toEqual([
      { connection: 'slack', what: 'connection', from: 'there', to: undefined },
    ]);
  });

  it('reports tools that are missing, and the member that differs in a definition', async () => {
    const { differences } = await compare(targetOf('other', other));
    const found = differences.map(({ connection, what, to }) => [connection, what, to]);
    expect(found).toContainEqual(['gmail', 'gmail_send_draft', undefined]);
    expect(found).toContainEqual(['gmail', 'gmail_get_profile description', 'Other\u001b[31m text']);
    expect(found).toContainEqual(['gmail', 'gmail_fetch_mails input_schema.properties.query.type', 'number']);
    expect(found.every(([, what]) => String(what).startsWith('gmail_'))).toBe(true);
    const back = compareEnvironments(
      await readEnvironment(targetOf('other', other)),
      await readEnvironment(targetOf('dev', dev)),
    );
    expect(back.differences).toHaveLength(differences.length);
  });

  it('states what Scalekit does not show', async () => {
    await prod.control('POST', 'faults', { at: 'scalekit.rest', do: 'error', status: 403, times: 1 });
    expect(await compare()).toEqual({
      differences: [],
      notCompared: ['gmail: Scalekit does not show the OAuth app'],
    });
  });

  it.each([
    ['a 503', { do: 'error', status: 503 }],
    ['a reset', { do: 'reset' }],
  ])('does not compare what it could not read after %s', async (_case, fault) => {
    await prod.control('POST', 'faults', { at: 'scalekit.rest', ...fault, times: 1 });
    expect(await thrownBy(compare())).toBeInstanceOf(CommandError);
  });

  it('names the environment that cannot be read, without the request', async () => {
    const refused = targetOf('prod', prod, { clientSecret: 'secret-canary' });
    const thrown = await thrownBy(readEnvironment(refused));
    expect(thrown).toBeInstanceOf(CommandError);
    expect(String(thrown)).toMatch(
      /the environment of prod could not be read: Scalekit refuses its credentials/,
    );
    expect(String(thrown)).not.toMatch(/canary/);
  });

  function envFile(name: string, { url }: SimulatedScalekit, clientSecret = CLIENT_SECRET): string {
    const file = join(folder, name);
    const pairs = Object.entries(names).map(([product, scalekit]) => `${product}=${scalekit}`);
    writeFileSync(
      file,
      `SCALEKIT_ENVIRONMENT_URL=${url}\nSCALEKIT_CLIENT_ID=skc_simulated\nSCALEKIT_CLIENT_SECRET=${clientSecret}\nSCALEKIT_CONNECTION_NAMES=${pairs.join(',')}\n`,
    );
    return file;
  }

  it('prints a table or JSON, and exits with 1 for a difference and 2 for a failure', async () => {
    await change({ enabled: false });
    const from = ['--from-env', envFile('dev.env', dev)];
    const [text, json, failed] = await Promise.all([
      runCommand('connectors/connectors.ts', ['diff', ...from, '--to-env', envFile('prod.env', prod)], {}),
      runCommand(
        'connectors/connectors.ts',
        ['diff', '--json', ...from, '--to-env', envFile('p2.env', prod)],
        {},
      ),
      runCommand(
        'connectors/connectors.ts',
        ['diff', ...from, '--to-env', envFile('bad.env', prod, 'canary')],
        {},
      ),
    ]);
    expect(text.code).toBe(1);
    expect(text.output).toMatch(
      /^connection +what +\S+dev\.env +\S+prod\.env\ngmail +enabled +true +false\n1 difference\n$/,
    );
    expect(json.code).toBe(1);
    expect(JSON.parse(json.output)).toMatchObject({
      differences: [{ connection: 'gmail', what: 'enabled', from: true, to: false }],
      notCompared: [],
    });
    expect(failed.code).toBe(2);
    expect(failed.output).toMatch(/^onbehalf: the environment of \S+bad\.env could not be read: /);
  });

  it.each([
    ['no subcommand', [], /an argument is unknown or missing\nUsage/],
    ['another subcommand', ['list'], /an argument is unknown or missing/],
    ['one side only', ['diff', '--from', 'dev'], /set SCALEKIT_DEV_CLIENT_ID and SCALEKIT_DEV_CLIENT_SECRET/],
    ['a stage and a file', ['diff', '--from', 'a', '--from-env', 'b'], /give either --from or --from-env/],
    ['a file that does not exist', ['diff', '--from-env', '/nonexistent'], /\/nonexistent cannot be read/],
  ])('refuses %s', async (_, args, message) => {
    const { readOptions } = await import('../../../infra/operator/connectors/options.ts');
    const thrown = await thrownBy(readOptions([...args], {}));
    expect(thrown).toBeInstanceOf(CommandError);
    expect(String(thrown)).toMatch(message);
  });

  it('reads a stage of cdk.json with the credentials of its name', async () => {
    const { readOptions } = await import('../../../infra/operator/connectors/options.ts');
    const env = { SCALEKIT_EXAMPLE_CLIENT_ID: 'id', SCALEKIT_EXAMPLE_CLIENT_SECRET: 'secret' };
    const { from } = await readOptions(['diff', '--from', 'example', '--to', 'example'], env);
    expect(from).toMatchObject({
      label: 'example',
      environmentUrl: 'https://example.scalekit.dev',
      clientId: 'id',
    });
  });
});

describe('compareJson', () => {
  it.each([
    ['equal values in another order', { a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 }, []],
    ['a member', { a: { b: 1 } }, { a: { b: 2 } }, [{ path: 'a.b', from: 1, to: 2 }]],
    ['an absent member', { a: 1 }, {}, [{ path: 'a', from: 1, to: undefined }]],
    ['an item', { a: [1, 2] }, { a: [1, 3] }, [{ path: 'a[1]', from: 2, to: 3 }]],
    ['a longer list', { a: [1] }, { a: [1, 2] }, [{ path: 'a', from: [1], to: [1, 2] }]],
    ['another type', { a: null }, { a: {} }, [{ path: 'a', from: null, to: {} }]],
  ])('finds %s', (_, from, to, differences) => {
    expect(compareJson(from, to)).toEqual(differences);
  });
});

describe('formatComparison', () => {
  it('escapes control characters and cuts long values', () => {
    const differences = [{ connection: 'gmail', what: 'a', from: '\u001b[31m', to: 'x'.repeat(100) }];
    const text = formatComparison({ differences, notCompared: [] }, 'dev', 'prod');
    expect(text).toContain(`\\u001b[31m  ${'x'.repeat(59)}…`);
    expect(text).not.toContain('\u001b');
  });

  it.each(['\u009b31m', '\u202e', '\n', '\u2028', '\u{e0041}'])('lets %j direct no terminal', (control) => {
    const differences = [{ connection: 'gmail', what: `a ${control}`, from: control, to: [control] }];
    const text = formatComparison({ differences, notCompared: [] }, 'dev', 'prod');
    expect(text.split('\n')).toHaveLength(3);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{C}\u2028\u2029]/u);
  });
});
