import {
  type CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { CommandError } from '../../../infra/operator/command-error.ts';
import { parseReport, type Report } from './parse-report.ts';

/** Either form of a report. The function's own lines hold none of the words. */
const PATTERN = '?"platform.report" ?"REPORT RequestId"';

/** The names of the log groups; a name that ends with `*` stands for all that begin so. @throws CommandError */
export async function listLogGroups(
  client: CloudWatchLogsClient,
  given: readonly string[],
): Promise<string[]> {
  const found = await Promise.all(
    given.map((name) => (name.endsWith('*') ? listByPrefix(client, name.slice(0, -1)) : [name])),
  );
  return [...new Set(found.flat())];
}

async function listByPrefix(client: CloudWatchLogsClient, logGroupNamePrefix: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const { logGroups = [] } of paginateDescribeLogGroups({ client }, { logGroupNamePrefix }))
      names.push(...logGroups.flatMap(({ logGroupName }) => logGroupName ?? []));
  } catch (error) {
    throw explain(error, `${logGroupNamePrefix}*`);
  }
  if (names.length === 0) throw new CommandError(`No log group begins with ${logGroupNamePrefix}.`);
  return names;
}

/** Reads a log group's reports since a time (epoch ms), oldest first. @throws CommandError */
export async function readReports(
  client: CloudWatchLogsClient,
  logGroupName: string,
  startTime: number,
): Promise<Report[]> {
  const reports: Report[] = [];
  const request = { logGroupName, startTime, filterPattern: PATTERN };
  try {
    for await (const { events = [] } of paginateFilterLogEvents({ client }, request))
      reports.push(...events.flatMap(({ message = '' }) => parseReport(message) ?? []));
  } catch (error) {
    throw explain(error, logGroupName);
  }
  return reports;
}

function explain(error: unknown, logGroup: string): CommandError {
  const name = error instanceof Error ? error.name : '';
  const message = error instanceof Error ? error.message : String(error);
  if (name === 'ResourceNotFoundException')
    return new CommandError(
      `There is no log group ${logGroup} in this account and region: aws logs describe-log-groups lists them.`,
    );
  if (name === 'CredentialsProviderError')
    return new CommandError('There are no AWS credentials: set AWS_PROFILE, or sign in with aws sso login.');
  if (/^(AccessDenied|Unrecognized|ExpiredToken|InvalidSignature)/.test(name))
    return new CommandError(
      `AWS refuses the request (${name}): the credentials are old, or lack logs:FilterLogEvents for ${logGroup}.`,
    );
  return new CommandError(`CloudWatch Logs: ${name}: ${message}`);
}
