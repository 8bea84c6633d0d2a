import { describe, expect, it } from 'vitest';
import { parseParameters } from '../../../infra/deploy/parameters/parameters.ts';
import { EXAMPLES, listProblems, readRefusal } from './refusals.ts';
import { acme, local } from './stages.ts';

describe('stage local', () => {
  it('may use http on loopback hosts', () => {
    const values = { ...local, issuer: 'http://[::1]:4000', scalekitEnvironmentUrl: 'http://127.0.0.1:4010' };
    expect(parseParameters({ stage: 'local', stages: { local: values } })).toMatchObject(values);
  });

  it.each(['http://login.acme.test', 'http://localhost.acme.test', 'http://192.168.1.7:4000'])(
    'may not use http elsewhere: %s',
    (issuer) => {
      expect(listProblems({ ...local, issuer }, 'local')).toEqual([
        `issuer: may use http only with a loopback host such as localhost${EXAMPLES.issuer}`,
      ]);
    },
  );
});

describe('the stage', () => {
  it('is example unless another is named', () => {
    expect(parseParameters({ stages: { example: acme, prod: acme } }).stage).toBe('example');
  });

  it.each(['example', 'local'])("never deploys where its values are not an operator's: %s", (stage) => {
    expect(readRefusal({ stage, stages: { example: acme, local }, purpose: 'deploy' })).toBe(
      `Stage "${stage}" never deploys: add a stage with your own values under "stages" in cdk.json and pass -c stage=NAME.`,
    );
  });

  it('deploys where they are', () => {
    expect(parseParameters({ stage: 'prod', stages: { prod: acme }, purpose: 'deploy' }).stage).toBe('prod');
  });

  it.each<[unknown, string]>([
    [{ example: acme, eu: acme }, 'cdk.json has no stage "prod" under "stages" (it has: example, eu).'],
    [undefined, 'cdk.json has no stage "prod" under "stages" (it has: none).'],
    ['prod', 'cdk.json has no stage "prod" under "stages" (it has: none).'],
  ])('must be one of those in cdk.json: %j', (stages, message) => {
    expect(readRefusal({ stage: 'prod', stages })).toBe(message);
  });

  it.each(['Prod', 'eu_west', '1st', '', '__proto__', 'a'.repeat(31)])('cannot be called "%s"', (stage) => {
    expect(readRefusal({ stage, stages: { [stage]: acme } })).toBe(
      `"${stage}" cannot name a stage: up to 30 lower-case letters, digits and hyphens, such as "prod".`,
    );
  });
});
