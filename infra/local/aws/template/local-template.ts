import type { BusSettings } from '../events/bus.ts';
import { readBuses } from './buses.ts';
import type { CloudAssembly } from './cloud-assembly.ts';
import { type LambdaFunction, readFunctions } from './functions.ts';
import { type HttpApi, readHttpApi } from './http-api.ts';
import type { Endpoints } from './physical-names.ts';
import { readPolicies, type TemplatePolicies } from './policies.ts';
import { type QueueSettings, readQueues } from './queues.ts';
import { Resources } from './resources.ts';
import { readSchedules, type TemplateSchedule } from './schedules.ts';
import { readTables, type Table } from './table.ts';

/** The parts of a synthesized template that run locally. */
export type LocalTemplate = {
  httpApi: HttpApi;
  functions: LambdaFunction[];
  tables: Table[];
  secretArns: string[];
  /** The ARN of each KMS key. */
  keyArns: string[];
  queues: QueueSettings[];
  buses: BusSettings[];
  scheduleGroups: string[];
  schedules: TemplateSchedule[];
  policies: TemplatePolicies;
  outputs: Record<string, string>;
  /** The resources as they are, for the parts that read their own. */
  resources: Resources;
};

export function readTemplate(assembly: CloudAssembly, endpoints: Endpoints): LocalTemplate {
  const resources = new Resources(assembly, endpoints);
  return {
    httpApi: readHttpApi(resources),
    functions: readFunctions(resources),
    tables: readTables(resources),
    secretArns: resources.ofType('AWS::SecretsManager::Secret').map(({ ref }) => ref),
    keyArns: resources.ofType('AWS::KMS::Key').map(({ logicalId }) => resources.attribute(logicalId, 'Arn')),
    queues: readQueues(resources),
    buses: readBuses(resources),
    scheduleGroups: resources.ofType('AWS::Scheduler::ScheduleGroup').map(({ ref }) => ref),
    schedules: readSchedules(resources),
    policies: readPolicies(resources),
    outputs: resources.outputs(),
    resources,
  };
}
