// The page to which Scalekit redirects the browser. capture-return.js has already cleared the address.
import { handBack, readReturn } from '../../shared/client/index.ts';
import { isLinkWindow } from './linking/link-window.ts';
import { showResult } from './linking/static-page.ts';
import { canSignIn, signIn } from './session/sign-in.ts';

async function goOn(): Promise<void> {
  if (!readReturn()) return showResult('There is nothing to finish here', '', '');
  if (isLinkWindow() && (await handBack())) {
    return showResult('Back to the other window', 'You can close this one.', 'good');
  }
  if (!canSignIn()) {
    return showResult(
      'Not connected yet',
      'Sign-in is not available at the moment. Reload this page.',
      'bad',
    );
  }
  // The user of the issuer's session, without a question. The app's document finishes the link with their token.
  await signIn({ purpose: 'link' }, { prompt: 'none' });
}

void goOn();
