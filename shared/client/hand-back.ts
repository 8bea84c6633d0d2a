import { closePage } from './browser-window.ts';
import { pause } from './exchange.ts';
import { dropReturn, FLOW, FLOW_MS, type Returned, readFlow, readReturn } from './flow-storage.ts';

// A pop-up and its opener talk over a channel of their origin, as a provider's Cross-Origin-Opener-Policy cuts every other
// way. The channel is named after the state, so that no other flow's page listens. The callback page asks whether the tab
// that waits is there, and only then hands the parameters over.
type Message = { data: 'ask' | 'mine' | 'taken' | Returned };

/**
 * On the callback page: hands the return parameters to the tab that waits for them, and closes this window. False when
 * no tab took them, within `wait` milliseconds: the page then goes on with `completeConnect`.
 */
export async function handBack(wait = 2_000): Promise<boolean> {
  const returned = readReturn();
  // A redirect came back to the tab that started the flow.
  const { state } = returned ?? {};
  if (!state || readFlow(state)) return false;
  const channel = new BroadcastChannel(FLOW + state);
  const isTaken = await new Promise<boolean>((resolve) => {
    setTimeout(resolve, wait, false);
    channel.onmessage = ({ data }: Message) => {
      if (data === 'mine') channel.postMessage(returned);
      if (data === 'taken') resolve(true);
    };
    channel.postMessage('ask');
  });
  channel.close();
  if (isTaken) {
    dropReturn();
    closePage();
  }
  return isTaken;
}

/** In the opener: waits for the callback page of the flow with this state. */
export function waitForReturn(
  state: string,
  signal: AbortSignal | undefined,
): Promise<Returned | 'abandoned' | 'expired'> {
  const channel = new BroadcastChannel(FLOW + state);
  const coming = new Promise<Returned>((resolve) => {
    channel.onmessage = ({ data }: Message) => {
      if (data === 'ask') channel.postMessage('mine');
      if ((data as Returned).state !== state) return;
      channel.postMessage('taken');
      resolve(data as Returned);
    };
  });
  const ending = pause(FLOW_MS, signal).then(() => (signal?.aborted ? 'abandoned' : 'expired'));
  return Promise.race([coming, ending]).finally(() => channel.close());
}
