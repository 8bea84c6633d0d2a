import { createClient } from '../../../shared/client/index.ts';
import { config } from '../config.ts';
import { readToken } from './session.ts';

/** Calls the API with the token of the user who is signed in. */
export const call = createClient({
  baseUrl: config.apiUrl,
  token: readToken,
  // A person waits: after one repeat the page shows what is wrong, and offers to try again.
  attempts: 2,
  longestWait: 5,
  ...(config.cookieMode && { credentials: 'include' }),
});
