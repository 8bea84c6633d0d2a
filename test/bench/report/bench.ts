// `npm run bench -- report --log-group NAME` reads the reports that Lambda writes for each invocation of a deployed function
// and prints its durations, memory and cost. `--log-group` may be repeated, and end with `*`: `'onbehalf-prod-*'`. `--since 7d`
// sets the period (24h), `--region` the region. `--json FILE` also writes the figures as JSON.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { formatTable } from '../../../infra/local/bench/figures.ts';
import { CommandError, runCommand } from '../../../infra/operator/command-error.ts';
import { PRICES_READ } from '../scale/prices.ts';
import { listLogGroups, readReports } from './read-reports.ts';
import { parsePeriod } from './since.ts';
import { summariseReports, toReportTable } from './summarise-reports.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    'log-group': { type: 'string', multiple: true, default: [] },
    region: { type: 'string' },
    since: { type: 'string', default: '24h' },
  },
});

await runCommand(report);

async function report(): Promise<void> {
  const region = values.region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
  if (region === undefined) throw new CommandError('Set AWS_REGION, or pass --region.');
  if (values['log-group'].length === 0)
    throw new CommandError('Pass --log-group NAME, once or several times.');
  const since = Date.now() - parsePeriod(values.since);
  const client = new CloudWatchLogsClient({ region });
  const summaries = [];
  for (const logGroup of await listLogGroups(client, values['log-group'])) {
    const reports = await readReports(client, logGroup, since);
    if (reports.length > 0) summaries.push(summariseReports(logGroup, reports));
    else process.stderr.write(`${logGroup} has no report of the last ${values.since}.\n`);
  }
  if (summaries.length === 0)
    throw new CommandError('Nothing was reported: call the functions, or pass a longer --since.');
  const { head, rows } = toReportTable(summaries);
  const prices = `Cost by list prices of ${PRICES_READ} in us-east-1, for arm64.`;
  process.stdout.write(`${formatTable(head, rows)}\n\n${prices}\n`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(summaries, undefined, 2)}\n`);
}
