import { Stack } from 'aws-cdk-lib';
import { CfnQueryDefinition } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Observed } from '../alarms/observed.ts';
import { queryRows } from './rows/query-rows.ts';

/** The saved queries, in a folder that has the stack's name. */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, { accessLogs, functions }: Observed) {
    super(scope, id);
    for (const { id: queryId, name, logs, commands } of queryRows) {
      const groups = logs.map((log) => (log === 'access-log' ? accessLogs : functions[log].logGroup));
      new CfnQueryDefinition(this, queryId, {
        name: `${Stack.of(this).stackName}/${name}`,
        queryString: commands.join('\n| '),
        logGroupNames: groups.map(({ logGroupName }) => logGroupName),
      });
    }
  }
}
