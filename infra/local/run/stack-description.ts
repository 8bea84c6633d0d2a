import type { LocalTemplate } from '../aws/template/local-template.ts';
import type { LocalStage } from './local-stage.ts';

/** The content of stack.json: the addresses and names by which tests and tools use a running stack. */
export type StackDescription = {
  apiUrl: string;
  /** The console, on the API's own origin. */
  consoleUrl: string;
  issuerUrl: string;
  /** The Scalekit address that the functions use. */
  scalekitUrl: string;
  /** Absent with real Scalekit. */
  simulatorUrl?: string;
  /** The AWS emulators and the control API. */
  awsUrl: string;
  dynamodbUrl: string;
  /** The `aud` that the API accepts. */
  audience: string;
  consoleClientId: string;
  /** The client of a developer's own frontend, and of a token that names no client. */
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
  /** ISO 8601: when the template was ready, and when the whole stack was. */
  synthesizedAt: string;
  startedAt: string;
};

/** A running stack. */
export type LocalStack = StackDescription & {
  /** Ends its processes, frees its ports and removes its folder. */
  close(): Promise<void>;
};

/** Describes the template's part of a stack. @throws Error unless the template has exactly one table */
export function describeTemplate(
  { functions, tables, outputs }: LocalTemplate,
  logFile: (functionName: string) => string,
): Pick<StackDescription, 'tableName' | 'functions' | 'outputs'> {
  const [table, another] = tables;
  if (!table || another) throw new Error('The local stack serves exactly one table');
  const described = functions.map(({ name, arn }) => [name, { arn, logFile: logFile(name) }] as const);
  return { tableName: table.tableName, functions: Object.fromEntries(described), outputs };
}
