// What this tab knows of the linkings that it started. sessionStorage is the tab's own, and Scalekit returns in the
// same tab; a key per flow keeps two of them apart.

const RETURN = 'onbehalf.return';
const FLOW = 'onbehalf.flow.';

const read = (key) => JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined;

/** Keeps the state that `authorize` answered, with what the page will want to say about it. */
export function keepFlow({ state, connection, displayName, user, expiresAt }) {
  forgetOldFlows();
  sessionStorage.setItem(FLOW + state, JSON.stringify({ connection, displayName, user, expiresAt }));
}

/** The flow that this tab started with exactly this state; nothing for anybody else's. */
export const keptFlow = (state) => read(FLOW + state);

/** What take-return.js took from the address: `{ authRequestId, state, error }`. */
export const waitingReturn = () => read(RETURN);

/** It led to something final. */
export const dropReturn = () => sessionStorage.removeItem(RETURN);

function forgetOldFlows() {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(FLOW) && Date.parse(read(key).expiresAt) < Date.now()) sessionStorage.removeItem(key);
  }
}
