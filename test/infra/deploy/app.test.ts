import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { acme, context, local } from './stages.ts';

const directory = mkdtempSync(join(tmpdir(), 'onbehalf-app-'));
afterAll(() => rmSync(directory, { recursive: true }));

const MANIFEST = 'manifest.json';

/** What the CDK CLI reads about the stack beside its template. */
function readStack(manifest: string): unknown {
  return JSON.parse(readFileSync(manifest, 'utf8')).artifacts.Onbehalf.properties;
}

/** Runs `infra/deploy/app.ts` as the CDK CLI and the local stack do. */
function run(given: object) {
  const outdir = mkdtempSync(join(directory, 'out-'));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['infra/deploy/app.ts'], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      CDK_OUTDIR: outdir,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...given }),
    },
  });
  const files = readdirSync(outdir);
  return {
    status,
    stdout,
    stderr,
    files,
    stack: files.includes(MANIFEST) && readStack(join(outdir, MANIFEST)),
  };
}

describe('infra/deploy/app.ts', () => {
  it('synthesizes the stage that the context names', () => {
    const synthesized = run({ stage: 'local', stages: { local } });
    expect(synthesized).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(synthesized.files).toContain('Onbehalf.template.json');
    expect(synthesized.stack).toMatchObject({ terminationProtection: false });
  });

  it('lets the CDK protect a stack that deploys against deletion', () => {
    const synthesized = run({ stage: 'prod', stages: { prod: acme }, purpose: 'deploy' });
    expect(synthesized).toMatchObject({
      status: 0,
      stack: { stackName: 'onbehalf-prod', terminationProtection: true },
    });
  });

  it('reports a wrong parameter in words, without a stack trace, and exits with 1', () => {
    const { issuer: _omitted, ...values } = acme;
    expect(run({ stage: 'prod', stages: { prod: values } })).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'The parameters of stage "prod" (under "stages" in cdk.json) are wrong:\n' +
        '  issuer: is missing; for example "https://login.acme.com/"\n',
      files: [],
      stack: false,
    });
  });

  it('refuses in one line to deploy the stage of cdk.json', () => {
    expect(run({ purpose: 'deploy' })).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'Stage "example" never deploys: add a stage with your own values under "stages" in cdk.json and pass -c stage=NAME.\n',
      files: [],
      stack: false,
    });
  });
});
