/** The path of the console, on the API's own origin. */
export const CONSOLE_PATH = '/console';

/** The console's pages to which other sites return the browser, at the API's address (an origin). */
export function listConsolePages(apiUrl: string) {
  const page = (name: string) => `${apiUrl}${CONSOLE_PATH}/${name}`;
  return {
    /** The redirect URI of the sign-in. */
    signedIn: page('signed-in'),
    /** The callback of a link that the console started. */
    callback: page('callback'),
    /** In cookie mode: the page after the API's own callback. */
    linked: page('linked'),
  };
}
