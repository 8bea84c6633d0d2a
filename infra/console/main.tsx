import { render } from 'preact';
import { App } from './app/app.tsx';
import { Layout } from './app/layout.tsx';
import { enter } from './app/router.ts';
import { SignedOut } from './app/signed-out.tsx';
import { config, paths } from './config.ts';
import { keepRequested } from './connections/requested.ts';
import { ReturnPage } from './linking/return-page.tsx';
import { type Arrival, finishSignIn } from './session/finish-sign-in.ts';
import { forgetSession, hadSession } from './session/remembered.ts';
import { canSignIn, signIn } from './session/sign-in.ts';
import { followSignOuts } from './session/sign-outs.ts';

const root = document.querySelector('#app') ?? document.body;

function showApp(view: string): void {
  enter(paths.home, view);
  render(<App />, root);
}

function showSignedOut(view: string, failed?: boolean): void {
  enter(paths.home, view);
  render(
    <Layout>
      <SignedOut view={view} failed={failed} />
    </Layout>,
    root,
  );
}

function showReturn(): void {
  history.replaceState(null, '', paths.callback);
  render(
    <Layout>
      <ReturnPage onDone={() => showApp('')} />
    </Layout>,
    root,
  );
}

function showArrival(arrival: Arrival): void {
  if (arrival.purpose === 'link') showReturn();
  else if (arrival.outcome === 'signed-in') showApp(arrival.view);
  else {
    forgetSession();
    showSignedOut(arrival.view);
  }
}

async function finishArrival(address: URL): Promise<void> {
  history.replaceState(null, '', address.pathname);
  try {
    showArrival(await finishSignIn(address));
  } catch {
    showSignedOut('', true);
  }
}

async function start(): Promise<void> {
  const here = new URL(location.href);
  if (here.origin !== config.apiUrl) {
    // 127.0.0.1 and localhost are two origins, and each has a storage of its own.
    location.replace(`${config.apiUrl}${here.pathname}${here.search}${here.hash}`);
  } else if (here.pathname === paths.signedIn) {
    await finishArrival(here);
  } else {
    const view = keepRequested(here) ? '' : here.hash;
    if (hadSession() && canSignIn()) await signIn({ purpose: 'app', view }, { prompt: 'none' });
    else showSignedOut(view);
  }
}

followSignOuts();
void start();
