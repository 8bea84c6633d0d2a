import { ScalekitBadRequestException } from '@scalekit-sdk/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SimulatedScalekit, thrownBy, toolsThrough } from '../../support/scalekit/simulated-scalekit.ts';

const CONNECTION = 'github-local';
const issue = { owner: 'acme', repo: 'site', title: 'Broken link', labels: ['bug'] };

let scalekit: SimulatedScalekit;
let run: ReturnType<typeof toolsThrough>;
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start({}, [CONNECTION]);
  run = toolsThrough(scalekit, CONNECTION);
  await scalekit.connect('ada', 'ACTIVE', CONNECTION);
});
afterAll(() => scalekit.stop());

describe('a connector with tool definitions and no stateful fake', () => {
  it('lists its tools', async () => {
    const { toolNames } = await scalekit
      .client()
      .tools.listTools({ filter: { summary: true, provider: 'GITHUB' } });
    expect(toolNames).toEqual(
      expect.arrayContaining(['github_issue_create', 'github_user_get_authenticated']),
    );
  });

  it('returns a tool’s input', async () => {
    const result = { echo: true, tool: 'github_issue_create', input: issue };
    expect(await run('ada', 'github_issue_create', issue)).toEqual(result);
  });

  it('adds every run to the ledger with the names of its inputs and no values', async () => {
    await scalekit.connect('bob', 'ACTIVE', CONNECTION);
    await run('bob', 'github_issue_create', issue);
    await run('bob', 'github_user_get_authenticated');
    const effects = (await scalekit.sideEffects('bob')).filter(({ kind }) => kind === 'tool-run');
    expect(effects).toMatchObject([
      { tool: 'github_issue_create', detail: { inputs: ['labels', 'owner', 'repo', 'title'] } },
      { tool: 'github_user_get_authenticated', detail: { inputs: [] } },
    ]);
    expect(new Set(effects.map(({ executionId }) => executionId)).size).toBe(2);
  });

  it('rejects input that does not match the schema, without a ledger entry', async () => {
    await scalekit.connect('carol', 'ACTIVE', CONNECTION);
    const refused = run('carol', 'github_issue_create', { owner: 'acme' });
    expect(await thrownBy(refused)).toBeInstanceOf(ScalekitBadRequestException);
    expect((await scalekit.sideEffects('carol')).filter(({ kind }) => kind === 'tool-run')).toEqual([]);
  });
});
