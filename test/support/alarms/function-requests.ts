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

type FunctionState = {
  name: string;
  processes: { state: string; pid?: number; isWaiting: boolean }[];
  waiting: number;
  asynchronousPending: number;
};

/** Waits until each of these functions runs an invocation. @throws Error after 60 s */
export async function awaitBusy(names: readonly string[]): Promise<void> {
  await awaitFunctions((functions) => {
    const busy = functions.filter(isBusy).map(({ name }) => name);
    return names.every((name) => busy.includes(name));
  });
}

/**
 * Waits until no function has an event, and every process waits for one: it asks for the next one a moment after its
 * response, and a job that is due takes the place of an idle process. @throws Error after 60 s
 */
export async function awaitQuiet(): Promise<void> {
  await awaitFunctions((functions) =>
    functions.every(
      ({ processes, asynchronousPending, waiting }) =>
        processes.every(({ isWaiting }) => isWaiting) && asynchronousPending + waiting === 0,
    ),
  );
}

const isBusy = ({ processes }: FunctionState) =>
  processes.some(({ state, pid }) => state === 'busy' && pid !== undefined);

async function awaitFunctions(isReady: (functions: readonly FunctionState[]) => boolean): Promise<void> {
  const end = Date.now() + 60_000;
  while (!isReady(await control<FunctionState[]>('GET', 'functions'))) {
    if (Date.now() > end) throw new Error('The functions do not become busy, or idle.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Signals every process of these functions. */
export async function signalAll(names: readonly string[], action: 'freeze' | 'thaw' | 'kill'): Promise<void> {
  await Promise.all(names.map((name) => control('POST', `functions/${name}/${action}`, {})));
}
