import { TAB_PREFIX } from '../session/remembered.ts';

// The names under which the tab keeps what its address asked for.
export const REQUESTED = `${TAB_PREFIX}requested`;
export const REQUESTED_AGAIN = `${REQUESTED}-again`;
