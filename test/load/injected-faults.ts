import type { StackDescription } from '../../infra/local/run/stack-description.ts';

type Rule = Record<string, string | number>;
type Armed = { do: string; fired: number };

/** Arms rules in the stack's fault language. */
export async function armFaults({ awsUrl }: StackDescription, rules: readonly Rule[]): Promise<void> {
  for (const rule of rules) await call(awsUrl, 'POST', rule);
}

/** Disarms every rule. @returns how often those had fired that let a call fail */
export async function disarmFaults({ awsUrl }: StackDescription): Promise<number> {
  const { faults } = (await call(awsUrl, 'GET')) as { faults: Armed[] };
  await call(awsUrl, 'DELETE');
  return faults.filter((rule) => rule.do !== 'delay').reduce((sum, { fired }) => sum + fired, 0);
}

async function call(awsUrl: string, method: string, rule?: Rule): Promise<unknown> {
  const body = rule === undefined ? {} : { body: JSON.stringify(rule) };
  const response = await fetch(`${awsUrl}/_local/faults`, { method, ...body });
  if (!response.ok) throw new Error(`${method} of a fault rule returned ${response.status}`);
  return response.json();
}
