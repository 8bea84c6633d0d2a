import { Duration } from 'aws-cdk-lib';
import {
  Grant,
  type IGrantable,
  type IPrincipal,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionEnvironment, FunctionName } from '../../../shared/config/environment.ts';
import { acknowledge } from '../acknowledgements.ts';
import type { Parameters } from '../parameters/parameters.ts';
import { bundleFunction } from './function-bundles.ts';
import { createLogGroup } from './log-group.ts';

/** `memoryMegabytes` also sets the share of a processor: docs/performance.md has the sweep that chose it. */
export type FunctionSize = {
  readonly memoryMegabytes: number;
  /** After this time Lambda ends the process. */
  readonly timeoutSeconds: number;
};

/**
 * V8 would let the young generation grow to many times this size, although few bytes outlive a request: after 10,000
 * requests a process of execute-action had used 237 MB at its largest, and has 122 MB so, at equal processor time.
 */
export const runtimeEnvironment = { NODE_OPTIONS: '--max-semi-space-size=8' };

type NodeFunctionProps<Name extends FunctionName> = {
  /** The folder under `functions/` whose `handler.ts` is bundled. */
  name: Name;
  description: string;
  size: FunctionSize;
  /** Reserved for the function, which never has more; undefined: it shares the account's. */
  concurrency: number | undefined;
  environment: FunctionEnvironment<Name>;
  logRetention: RetentionDays;
  tracing: Parameters['tracing'];
};

/** One function of the product with its own role and log group; every further right is granted by a resource. */
export class NodeFunction<Name extends FunctionName> extends Construct implements IGrantable {
  readonly name: Name;
  readonly grantPrincipal: IPrincipal;
  readonly lambda: NodejsFunction;
  readonly logGroup: LogGroup;
  readonly timeoutSeconds: number;

  constructor(scope: Construct, id: string, props: NodeFunctionProps<Name>) {
    super(scope, id);
    this.name = props.name;
    this.timeoutSeconds = props.size.timeoutSeconds;
    this.logGroup = createLogGroup(this, 'Logs', { retention: props.logRetention });
    const role = this.createRole(props.tracing);
    this.grantPrincipal = role;
    this.lambda = new NodejsFunction(this, 'Function', {
      description: props.description,
      code: bundleFunction(props.name),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.size.memoryMegabytes,
      timeout: Duration.seconds(props.size.timeoutSeconds),
      ...(props.concurrency !== undefined && { reservedConcurrentExecutions: props.concurrency }),
      environment: { ...props.environment, ...runtimeEnvironment },
      role,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      // CloudFormation's default is PassThrough; the CDK's grants the rights of X-Ray with it.
      tracing: props.tracing === 'Active' ? Tracing.ACTIVE : Tracing.DISABLED,
    });
  }

  /** Lets the grantee invoke the function itself, but no version or alias of it. */
  grantInvoke(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['lambda:InvokeFunction'],
      resourceArns: [this.lambda.functionArn],
    }).assertSuccess();
  }

  // AWSLambdaBasicExecutionRole may create any log group and write to all of them.
  private createRole(tracing: Parameters['tracing']): Role {
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [this.logGroup.logGroupArn],
      }),
    );
    if (tracing === 'Active') {
      acknowledge(role, {
        'AwsSolutions-IAM5[Resource::*]':
          'X-Ray: PutTraceSegments and PutTelemetryRecords support no resource-level permission; everything else names its resource.',
      });
    }
    return role;
  }
}
