import type { LocalTemplate } from '../aws/template/local-template.ts';
import type { LocalStage } from './local-stage.ts';

/** Everything that someone outside needs to use a running stack; this is what stack.json holds. */
export type StackDescription = {
  /** The sample frontend. */
  frontendUrl: string;
  apiUrl: string;
  issuerUrl: string;
  /** Scalekit as the functions know it. */
  scalekitUrl: string;
  /** Absent where that is real Scalekit. */
  simulatorUrl?: string;
  /** The AWS stand-ins and the control API. */
  awsUrl: string;
  dynamodbUrl: string;
  /** What a token's `aud` must hold. */
  audience: string;
  frontendClientId: string;
  serviceClientId: string;
  serviceClientSecret: string;
  tableName: string;
  functions: Record<string, { arn: string; logFile: string }>;
  /** The deployment parameters that the template was synthesized with. */
  parameters: LocalStage;
  /** The CloudFormation outputs of the stack, as after a deployment. */
  outputs: Record<string, string>;
  runFolder: string;
  pids: { stack: number };
  /** When the template was there, and when everything was. */
  synthesizedAt: string;
  startedAt: string;
};

/** A running stack. */
export type LocalStack = StackDescription & {
  /** Ends its processes, frees its ports and removes its folder. */
  close(): Promise<void>;
};

/** @throws Error when the template does not have exactly one table */
export function describeTemplate(
  { functions, tables, outputs }: LocalTemplate,
  logFile: (functionName: string) => string,
): Pick<StackDescription, 'tableName' | 'functions' | 'outputs'> {
  const [table, another] = tables;
  if (!table || another) throw new Error('The local stack serves exactly one table');
  const described = functions.map(({ name, arn }) => [name, { arn, logFile: logFile(name) }] as const);
  return { tableName: table.tableName, functions: Object.fromEntries(described), outputs };
}
