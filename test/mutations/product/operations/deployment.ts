import type { Mutation } from '../../mutation.ts';

const TRIGGERS = { test: 'test/infra/operator/rollback-triggers.test.ts' };

/** What `npm run deploy` adds to the CDK. */
export const operationsDeployment: readonly Mutation[] = [
  {
    behaviour: 'A first deployment that failed is followed by one that fails for its triggers',
    find: 'if (status === undefined || NEVER_RAN.includes(status.text.trim())) return [];',
    replace: 'if (status === undefined) return [];',
    ...TRIGGERS,
    name: 'are none while',
  },
  {
    behaviour: 'A deployment cannot mend what makes an alarm fire: it is rolled back',
    find: 'states.has(arn) && !firing.includes(arn)',
    replace: 'states.has(arn)',
    ...TRIGGERS,
    name: 'lack an alarm that was deleted, and one that fires already, which is named',
  },
  {
    behaviour: 'A deployment fails for an alarm that somebody has deleted',
    find: 'states.has(arn) && !firing.includes(arn)',
    replace: '!firing.includes(arn)',
    ...TRIGGERS,
    name: 'lack an alarm that was deleted, and one that fires already, which is named',
  },
  {
    behaviour: 'The triggers of the deployment before roll back its fix',
    find: "if (usable.length === 0) return { options: ['--rollback-trigger-alarm-arns=none'], notes };",
    replace: 'if (usable.length === 0) return { options: [], notes };',
    ...TRIGGERS,
    name: 'are cleared when every alarm fires: the fix must pass',
  },
  {
    behaviour: 'A wrong version stays, because no alarm is watched',
    find: "const triggers = action === 'deploy' ? await findTriggerOptions(args) : [];",
    replace: 'const triggers = await findTriggerOptions([]);',
    ...TRIGGERS,
    name: 'lets CloudFormation roll back when an alarm of the deployed stack fires',
  },
  {
    behaviour: 'Nothing is deployed where the alarms cannot be read',
    find: '    return [];\n  }\n}\n\nawait runCommand',
    replace: '    throw error;\n  }\n}\n\nawait runCommand',
    ...TRIGGERS,
    name: 'deploys without triggers, and reports it, where the alarms cannot be read',
  },
  {
    behaviour: 'A stage with users is changed past CloudFormation',
    find: "if (action === 'deploy') refuseUnsafe(args, process.env);",
    replace: '',
    ...TRIGGERS,
    name: 'refuses an option for development before it calls AWS',
  },
  {
    behaviour: 'A variable turns off the rollback of a deployment',
    find: '...VARIABLES.filter((name) => variables[name] !== undefined)',
    replace: '...VARIABLES.filter(() => false)',
    ...TRIGGERS,
    name: 'refuses a variable for development before it calls AWS',
  },
  {
    behaviour: 'A deployment in express mode, which never rolls back, reaches users',
    find: "'watch', 'express',",
    replace: "'watch',",
    ...TRIGGERS,
    name: 'are refused with',
  },
];
