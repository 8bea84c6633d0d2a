import type { StackDescription } from '../../../infra/local/run/stack-description.ts';

/** Milliseconds that each service takes in the sweep: a function waits, and its memory is paid meanwhile. */
const DELAYS = {
  'secretsmanager.*': 30,
  'scalekit.*': 80,
  'dynamodb.*': 5,
  'scheduler.*': 20,
} as const;

/** Delays every call of the stack's services. @returns what ends it */
export async function armDelays({ awsUrl }: StackDescription): Promise<() => Promise<void>> {
  const call = async (method: string, body?: object) => {
    const response = await fetch(`${awsUrl}/_local/faults`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} faults: ${response.status} ${await response.text()}`);
  };
  for (const [at, ms] of Object.entries(DELAYS)) await call('POST', { at, do: 'delay', ms, share: 1 });
  return () => call('DELETE');
}
