// What a tab keeps of its flows. sessionStorage belongs to the tab, to which a redirect returns; each flow has a key of
// its own, so that flows do not mix.
const RETURN = 'onbehalf.return';
/** Also of the flow's channel. */
export const FLOW = 'onbehalf.flow.';
/** As long as the API keeps a flow open. By this browser's clock alone, which may be wrong. */
export const FLOW_MS = 600_000;

/** A flow that this tab started. `user` is the page's own name of the user who was signed in. */
export type Flow = { connection: string; account?: string | undefined; user: string; startedAt: number };

/** The return parameters with which the consent came back; each may be empty. */
export type Returned = { authRequestId: string; state: string; error: string };

/** Removes the flows that are over. Throws where the browser blocks the storage, before a flow depends on it. */
export function sweepFlows(): void {
  for (const key in sessionStorage) {
    if (!key.startsWith(FLOW)) continue;
    if ((read(key) as Flow).startedAt < Date.now() - FLOW_MS) sessionStorage.removeItem(key);
  }
}

/** Keeps a flow by its state. */
export const saveFlow = (state: string, flow: Flow): void => write(FLOW + state, flow);

/** The flow that this tab started with exactly this state. */
export const readFlow = (state: string): Flow | undefined => read(FLOW + state) as Flow | undefined;

export const saveReturn = (returned: Returned): void => write(RETURN, returned);

/** The return parameters that wait in this tab; reading them changes nothing. */
export const readReturn = (): Returned | undefined => read(RETURN) as Returned | undefined;

/** Removes the return parameters: nothing waits in this tab any more. */
export const dropReturn = (): void => sessionStorage.removeItem(RETURN);

function write(key: string, value: unknown): void {
  sessionStorage.setItem(key, JSON.stringify(value));
}

function read(key: string): unknown {
  return JSON.parse(sessionStorage.getItem(key) as string) ?? undefined;
}
