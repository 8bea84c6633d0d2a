import { type ApiFunctionName, apiFunctions } from '../../../infra/deploy/functions/api-functions.ts';
import { formatPascalCase } from '../../../infra/deploy/pascal-case.ts';
import { mcpUser } from '../mcp/mcp-user.ts';
import { linkGmail, send, signedIn } from '../stack/product.ts';
import { control } from '../stack/stack-control.ts';
import { accountEvent, sendWebhook } from '../stack/webhooks.ts';

export const apiNames = Object.keys(apiFunctions) as ApiFunctionName[];

/** The alarms of each function of the API, by the end of their ids. */
export const ofEachFunction = (end: string) => apiNames.map((name) => `${formatPascalCase(name)}${end}`);

const USER = 'alarms-of-functions';

/** Returns a request that reaches each function of the API. */
export async function useFunctionRequests(): Promise<Record<ApiFunctionName, () => Promise<unknown>>> {
  await linkGmail(USER);
  const user = await signedIn(USER);
  const agent = await mcpUser({ sub: USER });
  return {
    'callback-status': () => user('GET /connections'),
    connect: () => user('POST /connections/gmail/authorize'),
    'execute-action': () => user('POST /actions/gmail_get_profile', { connection: 'gmail' }),
    mcp: () => agent.request('tools/list'),
    'digest-schedule': () => user('GET /digest'),
    'account-events': () => sendWebhook(accountEvent({ id: 'ca_1', identifier: USER }, 'status_updated')),
    offboarding: () => user('GET /users/me/offboarding'),
    activity: () => user('GET /activity'),
    console: () => send('GET /console'),
  };
}

type FunctionState = { name: string; processes: { state: string; pid?: number }[]; waiting: number };

/** Waits until each of these functions runs an invocation. @throws Error after 60 s */
export async function awaitBusy(names: readonly string[]): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    const functions = await control<FunctionState[]>('GET', 'functions');
    const busy = functions.filter(({ processes }) =>
      processes.some(({ state, pid }) => state === 'busy' && pid),
    );
    if (names.every((name) => busy.some((each) => each.name === name))) return;
    if (Date.now() > end) throw new Error('No invocation runs.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Signals every process of these functions. */
export async function signalAll(names: readonly string[], action: 'freeze' | 'thaw' | 'kill'): Promise<void> {
  await Promise.all(names.map((name) => control('POST', `functions/${name}/${action}`, {})));
}
