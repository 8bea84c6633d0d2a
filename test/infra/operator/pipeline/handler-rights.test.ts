import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resourceTypesOf } from '../../deploy/permissions/action-resources.ts';
import { acme } from '../../deploy/stages.ts';
import { synthesize } from '../../deploy/template.ts';
import { executionStatements, isGranted, template } from './execution-policy.ts';
import { HANDLERS } from './handlers.ts';
import { generateName, resolveName } from './physical-names.ts';

const slack = { workspaceId: 'T0123456789', channelId: 'C0123456789' };
const cookieMode = {
  apiUrl: 'https://api.acme.com',
  returnUrl: 'https://app.acme.com/linked',
  certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
};
const sameSite = {
  ...acme,
  allowedOrigins: ['https://app.acme.com'],
  userVerifyUrl: 'https://app.acme.com/callback',
};
const variants = [acme, { ...acme, alarms: { slack } }, { ...sameSite, cookieMode }];

const stagePattern = new RegExp(`^(?:${template.Parameters.Stage?.AllowedPattern})$`);
/** The longest stage that the policies can be created for; a stage without a pipeline may have 30 characters. */
const longest = Array.from({ length: 30 }, (_none, cut) => 'a'.repeat(30 - cut)).find((stage) =>
  stagePattern.test(stage),
);
const stages = ['prod', longest ?? ''];

/** The resources of each type that a stage can have, in any of the variants. */
function resourcesOf(stage: string) {
  const all = variants.flatMap((values) =>
    Object.entries(synthesize(stage, values, `onbehalf-${stage}`).template.Resources),
  );
  return [...new Map(all)].map(([id, { Type, Properties }]) => ({ id, type: Type, properties: Properties }));
}

/** What stands at `Replicas.1` of the properties. */
function valueAt(properties: unknown, path: string): unknown {
  return path.split('.').reduce((value: unknown, key) => Object(value)[key], properties);
}

describe.each(stages)('CloudFormation, for the stage %s', (stage) => {
  const stack = `onbehalf-${stage}`;
  const statements = executionStatements(stage);
  const resources = resourcesOf(stage);
  const types = [...new Set(resources.map(({ type }) => type))].sort();

  it.each(types)('may do what the handler declares with each resource of type %s', (type) => {
    const handler = HANDLERS[type];
    if (handler === undefined)
      throw new Error(`test/infra/operator/pipeline/handlers has no rights for ${type}.`);
    const { nameProperty, isNamedWithoutStack, nameLimit = 255, arns, rights, further } = handler;
    const missing = resources
      .filter((resource) => resource.type === type)
      .flatMap(({ id, properties }) => {
        const given = nameProperty && valueAt(properties, nameProperty);
        const name =
          given === undefined
            ? generateName(isNamedWithoutStack ? undefined : stack, id, nameLimit)
            : resolveName(given);
        const needed = arns(name).flatMap((arn) => rights.map((action) => [action, arn] as const));
        return [...needed, ...(further?.(name, stack) ?? [])].flatMap(([action, arn]) => {
          const resource = resourceTypesOf(action)?.length === 0 ? '*' : arn;
          return isGranted(statements, action, resource) ? [] : [`${action} on ${resource}`];
        });
      });
    expect([...new Set(missing)]).toEqual([]);
  });

  it.each(types)('lacks only rights that no property of the stack’s resources takes: %s', (type) => {
    const properties = resources
      .filter((resource) => resource.type === type)
      .map((found) => found.properties);
    const taken = Object.keys(HANDLERS[type]?.unless ?? {}).filter((path) =>
      properties.some((found) => valueAt(found, path) !== undefined),
    );
    expect(taken).toEqual([]);
  });
});

describe('the table of handlers', () => {
  it('has no type that the stack does not have', () => {
    const types = new Set(resourcesOf('prod').map(({ type }) => type));
    expect(Object.keys(HANDLERS).filter((type) => !types.has(type))).toEqual([]);
  });

  it('withholds what docs/deployments.md names, and nothing else', () => {
    const page = readFileSync('docs/deployments.md', 'utf8');
    const unsettled = Object.values(HANDLERS).flatMap((handler) => handler.unsettled ?? []);
    expect(unsettled.length).toBeGreaterThan(0);
    expect(unsettled.filter((action) => !page.includes(`\`${action}\``))).toEqual([]);
    const granted = executionStatements('prod').flatMap(({ actions }) => actions);
    expect(unsettled.filter((action) => granted.includes(action))).toEqual([]);
  });
});

describe('a name that CloudFormation generates', () => {
  it.each([
    ['onbehalf-prod', 'StateTable962DE04C', 255, 'onbehalf-prod-StateTable962DE04C-A1B2C3D4E5F6G'],
    [
      'serverlessrepo-standard-redirects-for-cloudfront',
      'StandardRedirectsForCloudFrontFunction',
      64,
      'serverlessrepo-standard--StandardRedirectsForCloud-A1B2C3D4E5F6G',
    ],
  ])('is cut to what the service takes: %s', (stack, id, limit, name) => {
    expect(generateName(stack, id, limit)).toBe(name);
    expect(name.length).toBeLessThanOrEqual(limit);
  });
});
