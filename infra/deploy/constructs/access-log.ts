import { Fn, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { type IAccessLogSettings, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import type { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { createLogGroup } from './log-group.ts';

/** Creates the log group of an API's requests. */
export function createAccessLogGroup(scope: Construct, retention: RetentionDays): LogGroup {
  return createLogGroup(scope, 'AccessLogs', { retention, logGroupName: nameGroup(scope) });
}

/** The stage's settings that write its requests to the group. */
export function writeAccessLog(group: LogGroup): IAccessLogSettings {
  return { destination: new LogGroupLogDestination(group), format };
}

/**
 * A name is needed here alone: API Gateway writes under a policy of the whole account, which has room for a few groups
 * by name, and for all groups under this prefix. The group outlives its stack, so the stack's id makes the name unique
 * (docs/adr/0013).
 */
function nameGroup(scope: Construct): string {
  const { stackId, stackName } = Stack.of(scope);
  const uniquePart = Fn.select(2, Fn.split('/', stackId));
  return `/aws/vendedlogs/${stackName}/${uniquePart}`;
}

// The request and its outcome without its caller: no address, no token, no path with identifiers.
const format = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    requestTime: '$context.requestTime',
    routeKey: '$context.routeKey',
    status: '$context.status',
    responseLength: '$context.responseLength',
    responseLatency: '$context.responseLatency',
    integrationStatus: '$context.integrationStatus',
    integrationLatency: '$context.integrationLatency',
    integrationError: '$context.integrationErrorMessage',
    authorizerError: '$context.authorizer.error',
    gatewayError: '$context.error.responseType',
  }),
);
