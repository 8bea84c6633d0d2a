import { config } from '../config.ts';
import { requested } from '../connections/requested.ts';
import { canSignIn, signIn } from '../session/sign-in.ts';
import { Button } from './button.tsx';
import { Heading } from './heading.tsx';

/** The first page of a user without a session. */
export function SignedOut({ view, failed }: { view: string; failed?: boolean | undefined }) {
  return (
    <div class="card welcome">
      <Heading title="Your accounts, at your service">
        Connect Gmail, Slack and other apps once. Then read, write and get your daily digest through this
        product. It acts only for you, and only while you let it.
      </Heading>
      {failed && (
        <p role="alert" class="notice bad">
          This sign-in could not be finished. Please start it again.
        </p>
      )}
      {requested.value && <p>Sign in to connect the account that your chat asks for.</p>}
      {canSignIn() ? (
        <Button action={() => signIn({ purpose: 'app', view })}>Sign in</Button>
      ) : (
        <div role="alert" class="notice bad">
          <p>
            Sign-in is not available: {config.signInProblem ?? 'the issuer has no endpoints'}. Try again in a
            moment.
          </p>
          <Button kind="plain" action={() => location.reload()}>
            Try again
          </Button>
        </div>
      )}
      <ul class="points">
        <li>
          <strong>You stay in control.</strong> Disconnect an account at any time; its access ends with it.
        </li>
        <li>
          <strong>Every write happens once.</strong> A repeated request returns the first result.
        </li>
        <li>
          <strong>No password is stored here.</strong> Each app asks for your consent on its own page.
        </li>
      </ul>
    </div>
  );
}
