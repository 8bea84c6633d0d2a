import { readFileSync } from 'node:fs';
import type { ScalekitClient } from '@scalekit-sdk/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scalekitConnections } from '../../../infra/local/run/local-stage.ts';
import { type Simulator, startSimulator } from '../../../infra/local/scalekit/server/simulator.ts';
import { type Definition, mergeDefinitions } from '../../../infra/operator/tools/merge-definitions.ts';
import { listUpstreamTools } from '../../../infra/operator/tools/upstream-tools.ts';
import { connections } from '../../../shared/connections/connections.ts';
import { SINGLE_LINE } from '../../../shared/connections/single-line.ts';
import { runCommand } from '../../support/run-command.ts';

const tool = (name: string, properties = {}, rest = {}): Definition => ({
  name,
  description: name,
  input_schema: { type: 'object', properties, ...rest },
});

describe('npm run tools:update', () => {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator({
      clientId: 'id',
      clientSecret: 'secret',
      connections: scalekitConnections(),
      mailboxDir: 'infra/local/sample-mailbox',
    });
  });
  afterAll(() => simulator.close());

  const update = (clientSecret: string) =>
    runCommand('tools/update.ts', [], {
      SCALEKIT_ENVIRONMENT_URL: simulator.url,
      SCALEKIT_CLIENT_ID: 'id',
      SCALEKIT_CLIENT_SECRET: clientSecret,
    });

  it('changes nothing when Scalekit has the shipped definitions', async () => {
    const before = readFileSync('shared/connections/tools.json', 'utf8');
    expect(await update('secret')).toEqual({
      code: 0,
      output: 'The shipped tool definitions are up to date.\n',
    });
    expect(readFileSync('shared/connections/tools.json', 'utf8')).toBe(before);
  });

  it('reports a refusal of Scalekit without the request', async () => {
    const ran = await update('wrong-secret-canary');
    expect(ran.code).toBe(1);
    expect(ran.output).toMatch(/^onbehalf: Scalekit refused: \w+; check the three variables .+\n$/);
  });

  it('names the variables that it needs', async () => {
    expect(await runCommand('tools/update.ts', [], {})).toMatchObject({
      code: 1,
      output: expect.stringMatching(
        /set SCALEKIT_ENVIRONMENT_URL, SCALEKIT_CLIENT_ID and SCALEKIT_CLIENT_SECRET/,
      ),
    });
  });
});

describe('listUpstreamTools', () => {
  it('leaves out what a declared action has the name of, which the synth would refuse once it ships', async () => {
    const named = ['linear_create_issue', 'linear_get_cycle', 'linear_get_team'];
    const listTools = async () => ({
      tools: named.map((name) => ({ definition: tool(name) })),
      nextPageToken: '',
    });
    const client = { tools: { listTools } } as unknown as ScalekitClient;
    const config = { ...connections.linear, tools: { linear_get_team: 'read' } } as const;
    expect(await listUpstreamTools(client, config)).toEqual([tool('linear_get_team')]);
  });
});

describe('mergeDefinitions', () => {
  it('replaces definitions by those of Scalekit, in the shipped order', () => {
    const merged = mergeDefinitions(
      [tool('b'), tool('a', { x: { type: 'string' } })],
      [tool('c'), tool('a', { x: { type: 'integer' } }), tool('b')],
    );
    expect(merged.definitions.map(({ name }) => name)).toEqual(['b', 'a', 'c']);
    expect(merged.definitions[1]).toEqual(tool('a', { x: { type: 'integer' } }));
    expect(merged).toMatchObject({ added: ['c'], changed: ['a'], missing: [] });
  });

  it('keeps a shipped pattern that Scalekit does not have, and the refusal of unknown members', () => {
    const shipped = tool('a', { to: { type: 'string', pattern: '^x$' } }, { additionalProperties: false });
    const upstream = tool('a', { to: { type: 'string', description: 'new' } });
    const { definitions } = mergeDefinitions([shipped], [upstream]);
    expect(definitions[0]?.input_schema).toEqual({
      type: 'object',
      properties: { to: { type: 'string', description: 'new', pattern: '^x$' } },
      additionalProperties: false,
    });
  });

  it('keeps the shipped pattern of the items of a list', () => {
    const list = (items: object) => tool('a', { to: { type: 'array', items } });
    const { definitions } = mergeDefinitions(
      [list({ type: 'string', pattern: '^x$' })],
      [list({ type: 'string', maxLength: 9 })],
    );
    expect(definitions).toEqual([list({ type: 'string', maxLength: 9, pattern: '^x$' })]);
    const tuple = tool('a', { to: { type: 'array', items: [{ type: 'string' }] } });
    expect(mergeDefinitions([list({ pattern: '^x$' })], [tuple]).definitions).toEqual([tuple]);
  });

  it('gives a new tool, and a new field, the pattern of a single line where it becomes a header', () => {
    const [one, other] = mergeDefinitions(
      [tool('a', { body: { type: 'string' } })],
      [
        tool('a', { body: { type: 'string' }, subject: { type: 'string' } }),
        tool('b', { recipients: { type: 'array', items: { type: 'string' } }, text: { type: 'string' } }),
      ],
    ).definitions;
    const pattern = SINGLE_LINE;
    expect(one).toEqual(tool('a', { body: { type: 'string' }, subject: { type: 'string', pattern } }));
    expect(other).toEqual(
      tool('b', {
        recipients: { type: 'array', items: { type: 'string', pattern } },
        text: { type: 'string' },
      }),
    );
  });

  it('keeps and names a tool that Scalekit no longer has', () => {
    const merged = mergeDefinitions([tool('a'), tool('b')], [tool('b')]);
    expect(merged.definitions.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(merged.missing).toEqual(['a']);
  });

  it('ignores the order of members', () => {
    const upstream = { name: 'a', description: 'a', input_schema: { properties: {}, type: 'object' } };
    expect(mergeDefinitions([tool('a')], [upstream]).changed).toEqual([]);
  });
});
