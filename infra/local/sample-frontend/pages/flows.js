// The flows that this tab started. sessionStorage belongs to the tab, and Scalekit redirects back in the same tab. Each
// flow has its own key, so that flows do not mix.

const RETURN = 'onbehalf.return';
const FLOW = 'onbehalf.flow.';

const read = (key) => JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined;

/** Saves the state of an `authorize` response, with the details that the callback page shows. */
export function saveFlow({ state, connection, displayName, user, expiresAt }) {
  removeExpiredFlows();
  sessionStorage.setItem(FLOW + state, JSON.stringify({ connection, displayName, user, expiresAt }));
}

/** The flow that this tab started with this state; undefined for any other state. */
export const readFlow = (state) => read(FLOW + state);

/** The return parameters that capture-return.js saved: `{ authRequestId, state, error }`. */
export const readReturn = () => read(RETURN);

/** Removes the return parameters once the link is finished or has failed for good. */
export const clearReturn = () => sessionStorage.removeItem(RETURN);

function removeExpiredFlows() {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(FLOW) && Date.parse(read(key).expiresAt) < Date.now()) sessionStorage.removeItem(key);
  }
}
