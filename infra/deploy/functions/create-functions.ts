import type { Construct } from 'constructs';
import type { FunctionName } from '../../../shared/config/environment.ts';
import { DigestSchedules } from '../constructs/digest-schedules.ts';
import { NodeFunction, runtimeEnvironment } from '../constructs/node-function.ts';
import { formatPascalCase } from '../pascal-case.ts';
import { type ApiFunctionName, apiFunctions } from './api-functions.ts';
import { refuseLargeEnvironment } from './environment-size.ts';
import type { ApiParts, FunctionDeclaration, StackParts } from './function-declaration.ts';
import { jobFunctions } from './job-functions.ts';

type ApiFunctions = { [Name in ApiFunctionName]: NodeFunction<Name> };

/** Creates every declared function with its environment and rights, and the schedules of the digests. */
export function createFunctions(
  scope: Construct,
  parts: StackParts,
): {
  mailDigest: NodeFunction<'mail-digest'>;
  reconcile: NodeFunction<'reconcile'>;
  sealActivity: NodeFunction<'seal-activity'>;
  offboard: NodeFunction<'offboard'>;
  schedules: DigestSchedules;
  apiFunctions: ApiFunctions;
} {
  const mailDigest = createFunction(scope, 'mail-digest', jobFunctions['mail-digest'], parts);
  const schedules = new DigestSchedules(scope, 'DigestSchedules', {
    mailDigest,
    deadLetterQueue: parts.deadLetterQueue,
  });
  const scheduling = { ...parts, schedules, mailDigest };
  const offboard = createFunction(scope, 'offboard', jobFunctions.offboard, scheduling);
  const all = { ...scheduling, offboard };
  const reconcile = createFunction(scope, 'reconcile', jobFunctions.reconcile, all);
  const sealActivity = createFunction(scope, 'seal-activity', jobFunctions['seal-activity'], parts);
  return {
    mailDigest,
    reconcile,
    offboard,
    sealActivity,
    schedules,
    apiFunctions: createApiFunctions(scope, all),
  };
}

function createApiFunctions(scope: Construct, parts: ApiParts): ApiFunctions {
  const create = <Name extends ApiFunctionName>(name: Name) =>
    createFunction(scope, name, apiFunctions[name], parts);
  const names = Object.keys(apiFunctions) as ApiFunctionName[];
  return Object.fromEntries(names.map((name) => [name, create(name)])) as ApiFunctions;
}

function createFunction<Name extends FunctionName, Parts extends StackParts>(
  scope: Construct,
  name: Name,
  { description, size, environment, grant }: FunctionDeclaration<Name, Parts>,
  parts: Parts,
): NodeFunction<Name> {
  const variables = environment(parts);
  refuseLargeEnvironment(name, { ...variables, ...runtimeEnvironment });
  const created = new NodeFunction(scope, formatPascalCase(name), {
    name,
    description,
    size,
    concurrency: parts.parameters.concurrency[name],
    environment: variables,
    logRetention: parts.parameters.logRetentionDays,
    tracing: parts.parameters.tracing,
  });
  grant(created, parts);
  return created;
}
