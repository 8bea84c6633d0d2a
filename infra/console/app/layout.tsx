import type { ComponentChildren } from 'preact';
import { paths } from '../config.ts';
import { hasEnded, session } from '../session/session.ts';
import { signIn, signOut } from '../session/sign-in.ts';
import { announceSignOut } from '../session/sign-outs.ts';
import { Button } from './button.tsx';
import { Notices } from './notices.tsx';
import { isOnline } from './online.ts';
import { linkTo, route } from './router.ts';
import { views } from './views.ts';

/** The frame of every state: header, navigation for a signed-in user, banners, content. */
export function Layout({
  children,
  withNavigation,
}: {
  children: ComponentChildren;
  withNavigation?: boolean;
}) {
  const user = session.value?.user;
  return (
    <>
      <button type="button" class="skip" onClick={skipToMain}>
        Skip to the content
      </button>
      <header class="bar">
        <a class="product" href={paths.home}>
          <img src={`${paths.home}/icon.svg`} alt="" width="28" height="28" />
          Onbehalf
        </a>
        {user && <Account user={user} />}
      </header>
      <div class={withNavigation ? 'frame' : 'frame alone'}>
        {withNavigation && <Navigation />}
        <main id="main" tabIndex={-1} class="page">
          <Banners />
          <Notices />
          {children}
        </main>
      </div>
    </>
  );
}

/** Not a link: the hash is the view's address. */
function skipToMain(): void {
  document.querySelector<HTMLElement>('#main')?.focus();
}

function Account({ user }: { user: string }) {
  return (
    <div class="account">
      <span class="who" title={user}>
        <span class="label">Signed in as </span>
        <bdi>{user}</bdi>
      </span>
      <Button kind="plain" action={leave}>
        Sign out
      </Button>
    </div>
  );
}

function leave(): void {
  announceSignOut();
  signOut(session.value?.idToken ?? '');
}

function Navigation() {
  return (
    <nav class="navigation" aria-label="Console">
      <ul>
        {views.map(({ name, label }) => (
          <li key={name}>
            <a href={linkTo(name)} aria-current={route.value.view === name ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Banners() {
  return (
    <div aria-live="assertive">
      {!isOnline.value && (
        <p class="banner">You are offline. What you see may be out of date, and nothing can be sent.</p>
      )}
      {hasEnded.value && (
        <div class="banner">
          <p>Your session has ended. Sign in again to go on where you were.</p>
          <Button action={() => signIn({ purpose: 'app', view: location.hash })}>Sign in again</Button>
        </div>
      )}
    </div>
  );
}
