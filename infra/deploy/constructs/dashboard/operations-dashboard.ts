import { Stack } from 'aws-cdk-lib';
import { AlarmStatusWidget, Dashboard, type IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { LogCounts } from '../alarms/log-counts.ts';
import type { Observed } from '../alarms/observed.ts';
import { Signals } from '../alarms/signals.ts';
import { createFunctionGraphs } from './function-graphs.ts';
import { createSection } from './graph.ts';
import { createApiGraphs, createCostGraphs, createProductGraphs } from './product-graphs.ts';

const PERIOD_MINUTES = 5;

type OperationsDashboardProps = { observed: Observed; counts: LogCounts; alarms: IAlarm[] };

/** The alarms, the API, the product, each function, and what most of the bill is for, on one page. */
export class OperationsDashboard extends Construct {
  constructor(scope: Construct, id: string, { observed, counts, alarms }: OperationsDashboardProps) {
    super(scope, id);
    const signals = new Signals(observed, counts, PERIOD_MINUTES);
    const functions = Object.values(observed.functions);
    const { stackName, region } = Stack.of(this);
    const sections = [
      [new AlarmStatusWidget({ title: 'Alarms', alarms, width: 24, height: 6 })],
      createSection('The API', createApiGraphs(signals)),
      createSection('Digests, webhooks, agents', createProductGraphs(signals)),
      createSection(
        'Functions',
        functions.flatMap(({ name, timeoutSeconds }) => createFunctionGraphs(name, timeoutSeconds, signals)),
      ),
      createSection('What costs', createCostGraphs(observed, signals)),
    ];
    new Dashboard(this, 'Dashboard', {
      // Dashboards of all regions have their names in common.
      dashboardName: `${stackName}-${region}`,
      widgets: sections.flat().map((widget) => [widget]),
    });
  }
}
