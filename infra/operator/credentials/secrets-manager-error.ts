/** The problem of a call to Secrets Manager, and its remedy for the operator; holds no value. */
export type Explanation = { problem: string; remedy: string };

const SIGN_IN = 'sign in to AWS, for example with aws sso login, and set AWS_PROFILE';

const noCredentials = { problem: 'there are no AWS credentials', remedy: SIGN_IN };

const known: Record<string, Explanation> = {
  CredentialsProviderError: noCredentials,
  TokenProviderError: noCredentials,
};

const remedies: Record<string, string> = {
  ResourceNotFoundException:
    "--secret-id takes the stack's output ScalekitSecretArn; where that secret is empty, put the credentials: npm run put-credentials -- --secret-id ARN",
  AccessDeniedException:
    'let the AWS identity that runs this call secretsmanager:GetSecretValue and secretsmanager:PutSecretValue on the secret',
  ExpiredTokenException: SIGN_IN,
  UnrecognizedClientException: SIGN_IN,
  InvalidSignatureException: SIGN_IN,
};

/** Explains an error of the Secrets Manager client by its name or code; undefined for an internal error. */
export function explainSecretsError(error: unknown): Explanation | undefined {
  if (!(error instanceof Error)) return undefined;
  if (/^Region (?:is missing|not accepted)/.test(error.message)) {
    return {
      problem: 'there is no valid AWS region',
      remedy: 'give the ARN as --secret-id, or set AWS_REGION',
    };
  }
  const explanation = known[error.name];
  if (explanation !== undefined) return explanation;
  if ('$fault' in error) {
    return {
      problem: `Secrets Manager refused: ${error.name}`,
      remedy: remedies[error.name] ?? 'check the AWS credentials and the region',
    };
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const reason = code ?? (error.name === 'TimeoutError' ? error.name : undefined);
  if (reason === undefined) return undefined;
  return {
    problem: `Secrets Manager cannot be reached: ${reason}`,
    remedy: 'check the region and the network',
  };
}
