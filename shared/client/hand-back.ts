import { closePage } from './browser-window.ts';
import { dropReturn, FLOW_MS, type Returned, readFlow, readReturn } from './flow-storage.ts';

// A pop-up and its opener talk over a channel of their origin: a provider's Cross-Origin-Opener-Policy cuts every other
// way. The callback page asks for the tab that waits for its state; only then it hands the parameters over.
type Message = { state: string; isAsking?: true; isMine?: true; returned?: Returned; isTaken?: true };

const openChannel = () => new BroadcastChannel('onbehalf.flow');

/**
 * On the callback page: hands the return parameters to the tab that waits for them, and closes this window. False when
 * no tab took them, within `wait` milliseconds: the page then goes on with `completeConnect`.
 */
export async function handBack(wait = 2_000): Promise<boolean> {
  const returned = readReturn();
  // A redirect came back to the tab that started the flow.
  if (!returned?.state || readFlow(returned.state)) return false;
  const { state } = returned;
  const channel = openChannel();
  const isTaken = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(resolve, wait, false);
    channel.onmessage = ({ data }: { data: Message }) => {
      if (data.state !== state) return;
      if (data.isMine) channel.postMessage({ state, returned } satisfies Message);
      if (!data.isTaken) return;
      clearTimeout(timer);
      resolve(true);
    };
    channel.postMessage({ state, isAsking: true } satisfies Message);
  });
  channel.close();
  if (!isTaken) return false;
  dropReturn();
  closePage();
  return true;
}

/** In the opener: waits for the callback page of the flow with this state. */
export function waitForReturn(
  state: string,
  signal: AbortSignal | undefined,
): Promise<Returned | 'abandoned' | 'expired'> {
  return new Promise((resolve) => {
    const channel = openChannel();
    const end = (how: Returned | 'abandoned' | 'expired') => {
      channel.close();
      clearTimeout(timer);
      signal?.removeEventListener('abort', abandon);
      resolve(how);
    };
    const abandon = () => end('abandoned');
    const timer = setTimeout(end, FLOW_MS, 'expired');
    signal?.addEventListener('abort', abandon);
    channel.onmessage = ({ data }: { data: Message }) => {
      if (data.state !== state) return;
      if (data.isAsking) channel.postMessage({ state, isMine: true } satisfies Message);
      if (!data.returned) return;
      channel.postMessage({ state, isTaken: true } satisfies Message);
      end(data.returned);
    };
  });
}
