import { takeQuery } from './browser-window.ts';
import { saveReturn } from './flow-storage.ts';

/**
 * Moves the return parameters from the page's address to the tab's storage, where they outlive a sign-in. To be run
 * before every other script of the callback page: the parameters are then in no history, bookmark or Referer.
 */
export function captureReturn(): void {
  const query = takeQuery();
  if (!query.has('auth_request_id') && !query.has('error')) return;
  const value = (name: string) => query.get(name) ?? '';
  saveReturn({ authRequestId: value('auth_request_id'), state: value('state'), error: value('error') });
}
