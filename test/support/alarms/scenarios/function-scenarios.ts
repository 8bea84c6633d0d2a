import { eachMinute, passSeconds } from '../alarm-control.ts';
import { apiNames, awaitBusy, ofEachFunction, signalAll, useFunctionRequests } from '../function-requests.ts';
import type { Scenario } from '../scenario.ts';

/** Sends a request to each function of the API. Returns what waits for their responses, once all of them run. */
async function sendToEach(): Promise<() => Promise<unknown>> {
  const requests = Object.values(await useFunctionRequests());
  const responses = Promise.allSettled(requests.map((request) => request()));
  await awaitBusy(apiNames);
  return () => responses;
}

async function warmEach(): Promise<void> {
  await Promise.all(Object.values(await useFunctionRequests()).map((request) => request()));
}

/** What happens to the functions themselves. */
export const functionScenarios: readonly Scenario[] = [
  {
    title: 'the processes of every function of the API crash',
    fires: [...ofEachFunction('Errors'), 'ApiServerErrors', 'ServiceDown'],
    queries: ['crashes and timeouts', 'longest runs', 'runs per minute'],
    cause: () =>
      eachMinute(3, async () => {
        for (let request = 0; request < 6; request += 1) await warmEach();
        await signalAll(apiNames, 'freeze');
        const responses = await sendToEach();
        await signalAll(apiNames, 'kill');
        await responses();
      }),
  },
  {
    title: 'every function of the API needs nearly all of its time',
    fires: [...ofEachFunction('Duration'), 'ApiLatency'],
    queries: ['slowest routes', 'bytes per route', 'cold starts'],
    cause: () =>
      eachMinute(5, async () => {
        // A run lasts from the time at which a process receives it.
        await warmEach();
        await signalAll(apiNames, 'freeze');
        const responses = await sendToEach();
        await passSeconds(25);
        await signalAll(apiNames, 'thaw');
        await responses();
      }),
  },
];
