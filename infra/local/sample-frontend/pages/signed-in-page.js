import { finishSignIn } from './session.js';
import { notify } from './view.js';

const callback = new URL(location.href);
history.replaceState(null, '', location.pathname);

try {
  // Replaces this page in the history, so that "back" skips it.
  location.replace(await finishSignIn(callback));
} catch {
  // A reload, a reused address, or a newer sign-in in this tab.
  notify('This sign-in could not be finished. Please start it again.', 'alert');
}
