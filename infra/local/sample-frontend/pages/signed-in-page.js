import { finishSignIn } from './session.js';
import { say } from './view.js';

const callback = new URL(location.href);
history.replaceState(null, '', location.pathname);

try {
  // In place of this page: nobody wants it when going back.
  location.replace(await finishSignIn(callback));
} catch {
  // A reload, a second use of the address, or a sign-in that another one overtook.
  say('This sign-in could not be finished. Please start it again.', 'alert');
}
