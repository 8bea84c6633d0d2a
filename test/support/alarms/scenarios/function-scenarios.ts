import type { ApiFunctionName } from '../../../../infra/deploy/functions/api-functions.ts';
import { eachMinute, passSeconds } from '../alarm-control.ts';
import {
  apiNames,
  awaitBusy,
  awaitQuiet,
  ofEachFunction,
  signalAll,
  useFunctionRequests,
} from '../function-requests.ts';
import type { Scenario } from '../scenario.ts';

/** The stack has eight processes for all functions. */
const AT_A_TIME = 4;

/** Sends a request to the functions while their processes are frozen, then ends that, a few functions at a time. */
async function holdEach(warmings: number, end: (names: readonly ApiFunctionName[]) => Promise<unknown>) {
  const requests = await useFunctionRequests();
  for (let first = 0; first < apiNames.length; first += AT_A_TIME) {
    const names = apiNames.slice(first, first + AT_A_TIME);
    const sendToAll = () => Promise.allSettled(names.map((name) => requests[name]()));
    for (let nth = 0; nth < warmings; nth += 1) await sendToAll();
    await awaitQuiet();
    await signalAll(names, 'freeze');
    const responses = sendToAll();
    await awaitBusy(names);
    await end(names);
    await responses;
  }
}

/** What happens to the functions themselves. */
export const functionScenarios: readonly Scenario[] = [
  {
    title: 'the processes of every function of the API crash',
    fires: [...ofEachFunction('Errors'), 'ApiServerErrors', 'ServiceDown'],
    queries: ['crashes and timeouts', 'longest runs', 'runs per minute'],
    // Of few requests, most must fail.
    cause: () => eachMinute(3, () => holdEach(6, (names) => signalAll(names, 'kill'))),
  },
  {
    title: 'every function of the API needs nearly all of its time',
    fires: [...ofEachFunction('Duration'), 'ApiLatency'],
    queries: ['slowest routes', 'bytes per route', 'cold starts'],
    cause: () =>
      eachMinute(5, () =>
        holdEach(1, async (names) => {
          await passSeconds(25);
          await signalAll(names, 'thaw');
        }),
      ),
  },
];
