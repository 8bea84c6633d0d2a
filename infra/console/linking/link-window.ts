const OPENED = 'onbehalf.window';

/** Opens a window that knows what it is for: it starts with a copy of this tab's storage, also behind a provider's COOP. */
export function openingWindow<T>(open: () => T): T {
  sessionStorage.setItem(OPENED, 'true');
  try {
    return open();
  } finally {
    sessionStorage.removeItem(OPENED);
  }
}

/** Whether the console has opened this window to link an account. Other tabs need not look for one that waits. */
export const isLinkWindow = (): boolean => sessionStorage.getItem(OPENED) !== null;
