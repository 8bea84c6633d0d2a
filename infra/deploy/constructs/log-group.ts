import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, type LogGroupProps } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** Creates a log group that outlives the stack, but not a deployment that fails while it creates the stack. */
export function createLogGroup(
  scope: Construct,
  id: string,
  props: Omit<LogGroupProps, 'removalPolicy'>,
): LogGroup {
  return new LogGroup(scope, id, { ...props, removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE });
}
