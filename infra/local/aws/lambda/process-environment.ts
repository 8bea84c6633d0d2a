import { REGION } from '../template/account.ts';
import type { LambdaFunction } from '../template/functions.ts';

/** Where a function's AWS SDK finds the stand-ins. */
export type AwsEndpoints = { awsUrl: string; dynamodbUrl: string };

/** What one process is told beside what the template says. */
export type ProcessSurroundings = AwsEndpoints & {
  /** `host:port` of its Runtime API. */
  runtimeApi: string;
  /** By which the stand-ins know it. */
  accessKeyId: string;
};

/**
 * The environment of a function process: what the template sets, what Lambda adds, and where AWS is.
 * Nothing of the developer's own environment gets in.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function processEnvironment(
  lambda: LambdaFunction,
  { awsUrl, dynamodbUrl, runtimeApi, accessKeyId }: ProcessSurroundings,
): Record<string, string> {
  return {
    ...lambda.environment,
    _HANDLER: lambda.handler,
    LAMBDA_TASK_ROOT: lambda.codeDirectory,
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    AWS_LAMBDA_FUNCTION_NAME: lambda.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(lambda.memoryMegabytes),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${lambda.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_LAMBDA_LOG_FORMAT: lambda.logFormat,
    ...(lambda.logFormat === 'JSON' && { AWS_LAMBDA_LOG_LEVEL: lambda.logLevel ?? 'INFO' }),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_EXECUTION_ENV: `AWS_Lambda_${lambda.runtime}`,
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_ENDPOINT_URL: awsUrl,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodbUrl,
    // Without HOME the SDK would still find the developer's own profiles through the password database.
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1:2000',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PATH: '/usr/local/bin:/usr/bin:/bin',
  };
}
