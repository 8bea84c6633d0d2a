import { REGION } from '../template/account.ts';
import type { LambdaFunction } from '../template/functions.ts';

/** The emulators' addresses, for functions. */
export type AwsEndpoints = { awsUrl: string; dynamodbUrl: string };

/** The values that a process needs in addition to its function's template. */
export type ProcessSurroundings = AwsEndpoints & {
  /** The `host:port` of the process's Runtime API. */
  runtimeApi: string;
  /** Identifies the process to the emulators. */
  accessKeyId: string;
};

/**
 * Builds the environment of a function process from the template, Lambda's own variables and the emulators'
 * addresses. No variable of the developer's environment is passed on.
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
    AWS_LAMBDA_LOG_GROUP_NAME: lambda.logGroup,
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
    // Without HOME an AWS SDK finds the developer's AWS profiles through the password database.
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1:2000',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PATH: '/usr/local/bin:/usr/bin:/bin',
  };
}
