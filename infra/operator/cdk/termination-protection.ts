/** Explains CloudFormation's refusal to delete a protected stack; undefined where a text reports none. */
export function explainProtection(text: string): string | undefined {
  const [, stack] =
    /Stack \[([^\]\s]+)\] cannot be deleted while TerminationProtection is enabled/.exec(text) ?? [];
  if (stack === undefined) return undefined;
  const [, region, name = stack] = /^arn:[^:]+:cloudformation:([^:]+):\d+:stack\/([^/]+)\//.exec(stack) ?? [];
  const inRegion = region === undefined ? '' : ` --region ${region}`;
  return `${name} is protected against deletion, and nothing was deleted. Lift the protection, and run the same command again:
  aws cloudformation update-termination-protection --no-enable-termination-protection${inRegion} --stack-name ${name}
The next npm run deploy protects the stack again. What stays after a deletion: docs/deploy.md.`;
}
