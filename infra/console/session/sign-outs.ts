import { paths } from '../config.ts';
import { clearTab, forgetSession, hadSession } from './remembered.ts';
import { session } from './session.ts';

const channel = new BroadcastChannel('onbehalf.sign-out');

/** Signs this user out of the other tabs, too: a person who leaves a shared computer expects that. */
export const announceSignOut = (): void => channel.postMessage(session.peek()?.user);

/** Ends this document's session after a sign-out in another tab, and where "back" shows a document from before one. */
export function followSignOuts(): void {
  channel.onmessage = ({ data: user }) => {
    if (session.peek()?.user === user) leave();
  };
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && !hadSession()) leave();
  });
}

function leave(): void {
  if (!session.peek()) return;
  forgetSession();
  clearTab();
  // The tokens are in the memory of this document, which ends here.
  location.replace(paths.home);
}
