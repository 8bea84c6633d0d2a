import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { z } from 'zod';

const FOLDER = '.github/workflows';
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const permissions = z.strictObject({
  contents: z.literal('read').optional(),
  'id-token': z.literal('write').optional(),
});
const step = z.union([
  z.strictObject({ name: z.string().optional(), run: z.string() }),
  z.strictObject({
    name: z.string().optional(),
    uses: z.string().regex(PINNED, 'is pinned by the commit of a release'),
    with: z.record(z.string(), scalar).optional(),
  }),
]);
const job = z.strictObject({
  name: z.string().optional(),
  'runs-on': z.literal('ubuntu-24.04'),
  'timeout-minutes': scalar,
  environment: z.string().optional(),
  permissions: permissions.optional(),
  strategy: z
    .strictObject({
      'fail-fast': z.boolean(),
      matrix: z.strictObject({ include: z.array(z.strictObject({ part: z.string(), minutes: z.int() })) }),
    })
    .optional(),
  env: z.record(z.string(), scalar).optional(),
  steps: z.array(step).min(1),
});

/** The part of https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax that these workflows use. */
const workflowSchema = z.strictObject({
  name: z.string(),
  on: z.strictObject({
    push: z.strictObject({ branches: z.array(z.string()).optional(), tags: z.array(z.string()).optional() }),
    pull_request: z.null().optional(),
    workflow_dispatch: z
      .strictObject({
        inputs: z.record(
          z.string(),
          z.strictObject({ description: z.string(), type: z.literal('environment'), required: z.boolean() }),
        ),
      })
      .optional(),
  }),
  permissions,
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': scalar }),
  jobs: z.record(z.string(), job),
});

function read(name: string) {
  const text = readFileSync(`${FOLDER}/${name}`, 'utf8');
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  expect([...document.errors, ...document.warnings]).toEqual([]);
  return { text, workflow: workflowSchema.parse(document.toJS()) };
}

const stepsOf = ({ jobs }: z.output<typeof workflowSchema>) =>
  Object.values(jobs).flatMap(({ steps }) => steps);
const commandsOf = (workflow: z.output<typeof workflowSchema>) =>
  stepsOf(workflow).flatMap((each) => ('run' in each ? each.run.split('\n') : []));

describe('the workflows', () => {
  const names = readdirSync(FOLDER);

  it('are ci.yml and deploy.yml', () => {
    expect(names.sort()).toEqual(['ci.yml', 'deploy.yml']);
  });

  it.each(names)('have actions pinned by commit with their release, and no secret: %s', (name) => {
    const { text, workflow } = read(name);
    for (const line of text.split('\n').filter((each) => each.includes('uses:'))) {
      expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
    expect(text).not.toMatch(/secrets\.|aws-access-key|AKIA|pull_request_target/);
    const checkout = stepsOf(workflow).find((each) => 'uses' in each && each.uses.includes('/checkout@'));
    expect(checkout).toMatchObject({ with: { 'persist-credentials': false } });
  });

  it.each(names)('insert no expression into a command, where its text would be run: %s', (name) => {
    const { workflow } = read(name);
    const inserted = commandsOf(workflow).filter((line) => line.includes('${{'));
    expect(inserted).toEqual(name === 'ci.yml' ? [`$${'{{ matrix.part }}'}`] : []);
  });

  it.each(names)('run commands of package.json: %s', (name) => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const { workflow } = read(name);
    const parts = Object.values(workflow.jobs).flatMap(({ strategy }) =>
      (strategy?.matrix.include ?? []).map(({ part }) => part),
    );
    const run = [...parts, ...commandsOf(workflow)].flatMap(
      (line) => /npm run ([\w:-]+)/.exec(line)?.[1] ?? [],
    );
    expect(run).not.toEqual([]);
    expect(run.filter((script) => scripts[script] === undefined)).toEqual([]);
  });
});

describe('ci.yml', () => {
  const { workflow } = read('ci.yml');

  it('runs what .ci/run does, under Node 24 and without rights', () => {
    const parts = workflow.jobs.run?.strategy?.matrix.include.map(({ part }) => part) ?? [];
    const verdict = readFileSync('.ci/run', 'utf8');
    expect(parts).toEqual(['npm run check', 'npm test', 'npm run verify']);
    expect(verdict).toMatch(/if ! npm run check;[\s\S]*^run_tests npm test\nrun_tests npm run verify$/m);
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(stepsOf(workflow)).toContainEqual(expect.objectContaining({ with: { 'node-version': 24 } }));
  });
});

describe('deploy.yml', () => {
  const { workflow } = read('deploy.yml');
  const { deploy } = workflow.jobs;

  it('deploys on demand or for a tag, one deployment of a stage at a time, in the environment of the stage', () => {
    expect(workflow.on).toEqual({
      push: { tags: ['v*'] },
      workflow_dispatch: { inputs: { stage: expect.objectContaining({ required: true }) } },
    });
    const stage = `$${"{{ inputs.stage || 'prod' }}"}`;
    expect(workflow.concurrency).toEqual({ group: `deploy-${stage}`, 'cancel-in-progress': false });
    expect([deploy?.environment, deploy?.env]).toEqual([stage, { STAGE: stage }]);
  });

  it('exchanges its token for credentials of an hour, and nothing else', () => {
    expect([workflow.permissions, deploy?.permissions]).toEqual([
      {},
      { contents: 'read', 'id-token': 'write' },
    ]);
    const credentials = stepsOf(workflow).find(
      (each) => 'uses' in each && each.uses.startsWith('aws-actions/configure-aws-credentials@'),
    );
    expect(Object.keys(Object(credentials).with).sort()).toEqual([
      'allowed-account-ids',
      'aws-region',
      'mask-aws-account-id',
      'role-session-name',
      'role-to-assume',
    ]);
  });

  it('asks the doctor before and after the deployment', () => {
    const commands = commandsOf(workflow).filter((line) => /npm run (doctor|deploy)/.test(line));
    expect(commands.map((line) => /npm run (\w+)/.exec(line)?.[1])).toEqual(['doctor', 'deploy', 'doctor']);
    expect(commands[1]).toContain('-c "stage=$STAGE"');
    expect(commands[2]).toContain('--url "$url"');
  });
});
