import { z } from 'zod';
import type { Resources } from './resources.ts';

/** A Lambda function of the template. */
export type LambdaFunction = {
  name: string;
  arn: string;
  /** The folder of the bundle that a deployment would upload. */
  codeDirectory: string;
  handler: string;
  /** Lambda's name of the runtime: `nodejs24.x`. */
  runtime: string;
  environment: Record<string, string>;
  timeoutSeconds: number;
  memoryMegabytes: number;
  /** Invocations that run concurrently at most; undefined: no limit of its own. */
  reservedConcurrency?: number | undefined;
  logFormat: 'Text' | 'JSON';
  /** The name of its log group. */
  logGroup: string;
  /** Application log level; AWS sets the runtime's variable only for JSON logs. */
  logLevel: string | undefined;
  asynchronous: AsynchronousPolicy;
};

type AsynchronousPolicy = {
  maximumRetryAttempts: number;
  maximumEventAgeSeconds: number;
  onFailureArn: string | undefined;
};

// Defaults: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
const functionSchema = z.object({
  Code: z.object({ S3Key: z.string() }),
  Handler: z.string(),
  Runtime: z.string().startsWith('nodejs'),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()) }).optional(),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  ReservedConcurrentExecutions: z.number().optional(),
  LoggingConfig: z
    .object({
      LogFormat: z.enum(['Text', 'JSON']).default('Text'),
      ApplicationLogLevel: z.string().optional(),
      LogGroup: z.string().optional(),
    })
    .default({ LogFormat: 'Text' }),
});

// Defaults: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
const eventInvokeSchema = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.number().default(2),
  MaximumEventAgeInSeconds: z.number().default(6 * 60 * 60),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }).optional() }).optional(),
});

export function readFunctions(resources: Resources): LambdaFunction[] {
  const policies = readAsynchronousPolicies(resources);
  return resources.ofType('AWS::Lambda::Function').map(({ logicalId, ref, properties }) => {
    const read = functionSchema.parse(properties);
    return {
      name: ref,
      arn: resources.attribute(logicalId, 'Arn'),
      codeDirectory: resources.assembly.assetDirectory(read.Code.S3Key),
      handler: read.Handler,
      runtime: read.Runtime,
      environment: read.Environment?.Variables ?? {},
      timeoutSeconds: read.Timeout,
      memoryMegabytes: read.MemorySize,
      reservedConcurrency: read.ReservedConcurrentExecutions,
      logFormat: read.LoggingConfig.LogFormat,
      logGroup: read.LoggingConfig.LogGroup ?? `/aws/lambda/${ref}`,
      logLevel: read.LoggingConfig.ApplicationLogLevel,
      asynchronous: policies.get(ref) ?? toPolicy(eventInvokeSchema.parse({ FunctionName: ref })),
    };
  });
}

function readAsynchronousPolicies(resources: Resources): Map<string, AsynchronousPolicy> {
  const configurations = resources.ofType('AWS::Lambda::EventInvokeConfig');
  return new Map(
    configurations.map(({ properties }) => {
      const read = eventInvokeSchema.parse(properties);
      return [read.FunctionName, toPolicy(read)];
    }),
  );
}

function toPolicy(read: z.output<typeof eventInvokeSchema>): AsynchronousPolicy {
  return {
    maximumRetryAttempts: read.MaximumRetryAttempts,
    maximumEventAgeSeconds: read.MaximumEventAgeInSeconds,
    onFailureArn: read.DestinationConfig?.OnFailure?.Destination,
  };
}
