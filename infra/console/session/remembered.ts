const SIGNED_IN = 'onbehalf.signed-in';

// What this tab remembers of its session: only whether there is one. No token is stored.

/** A reload then signs in again without a question. */
export const rememberSession = (): void => sessionStorage.setItem(SIGNED_IN, 'true');

/** The next sign-in asks who the user is, although the issuer may have a session. */
export const forgetSession = (): void => sessionStorage.setItem(SIGNED_IN, 'false');

export const hadSession = (): boolean => sessionStorage.getItem(SIGNED_IN) === 'true';

/** Whether the user has signed out in this tab. */
export const hasSignedOut = (): boolean => sessionStorage.getItem(SIGNED_IN) === 'false';

/** The names under which the views keep something in this tab. */
export const TAB_PREFIX = 'onbehalf.tab.';

/** Removes what the tab keeps: another person may use it after a sign-out. */
export function clearTab(): void {
  for (const name of Object.keys(sessionStorage)) {
    if (name.startsWith(TAB_PREFIX)) sessionStorage.removeItem(name);
  }
}
