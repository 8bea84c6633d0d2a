import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { completeConnect, isProblem, type Outcome } from '../../../shared/client/index.ts';
import { Button } from '../app/button.tsx';
import { Heading } from '../app/heading.tsx';
import { paths } from '../config.ts';
import { accountKey, accountQuery, accountTitle } from '../connections/account.ts';
import { noteLinked, requested } from '../connections/requested.ts';
import { wordsFor } from '../problems/words-for.ts';
import { call } from '../session/call.ts';
import { session } from '../session/session.ts';
import { signIn } from '../session/sign-in.ts';
import { describeOutcome, isOpen } from './outcome-words.ts';
import { Question } from './question.tsx';
import { Result } from './result.tsx';

type Step =
  | { at: 'working' }
  | { at: 'nothing' }
  | { at: 'returned'; returned: Outcome; name: string }
  | { at: 'failed'; thrown: unknown };

/** Finishes the link that has come back to this tab, for the user who is signed in. No other code does. */
export function ReturnPage({ onDone }: { onDone: () => void }) {
  const step = useSignal<Step>({ at: 'working' });
  const finish = async (isExpected?: boolean) => {
    step.value = { at: 'working' };
    step.value = await complete(isExpected).catch((thrown: unknown) => ({ at: 'failed' as const, thrown }));
  };
  useEffect(() => void finish(), []);
  return (
    <div class="narrow">
      <Heading title="Connecting an account" />
      <div aria-live="polite">
        <StepView step={step.value} finish={finish} />
      </div>
      {step.value.at !== 'working' && (
        <p>
          <a class="action" href={paths.home} onClick={(event) => stayHere(event, onDone)}>
            Your connections
          </a>
        </p>
      )}
    </div>
  );
}

/** The session is in the memory of this document: the app replaces the page without loading another one. */
function stayHere(event: Event, onDone: () => void): void {
  if (!session.value) return;
  event.preventDefault();
  onDone();
}

async function complete(isExpected?: boolean): Promise<Step> {
  const answered = isExpected === undefined ? {} : { isExpected };
  const returned = await completeConnect(call, { user: session.value?.user, ...answered });
  if (!returned) return { at: 'nothing' };
  noteLinked(returned);
  const { connection, account } = returned;
  if (connection === undefined || !session.value) return { at: 'returned', returned, name: '' };
  const request = { path: { connection }, ...accountQuery({ account }) };
  const read = await call('GET /connections/{connection}', request).catch(() => undefined);
  return { at: 'returned', returned, name: accountTitle(read?.displayName ?? connection, account) };
}

type StepProps = { step: Step; finish: (isExpected?: boolean) => Promise<void> };

function StepView({ step, finish }: StepProps) {
  if (step.at === 'working') return <p class="loading">Connecting …</p>;
  if (step.at === 'nothing') return <Result title="There is nothing to finish here" />;
  if (step.at === 'failed') return <Failed thrown={step.thrown} again={() => finish()} />;
  const { returned, name } = step;
  return isOpen(returned) ? (
    <Open returned={returned} name={name} finish={finish} />
  ) : (
    <Ended returned={returned} name={name} />
  );
}

const isRequested = ({ connection, account }: Outcome) =>
  connection !== undefined && accountKey({ connection, account }) === requested.value;

function Ended({ returned, name }: { returned: Outcome; name: string }) {
  const { title, text, isGood } = describeOutcome(returned, { user: session.value?.user ?? '', name });
  return (
    <Result title={title} tone={isGood ? 'good' : 'bad'}>
      <p dir="auto">{text}</p>
      {isGood && isRequested(returned) && <p>You can go back to your chat.</p>}
    </Result>
  );
}

type OpenProps = { returned: Outcome; name: string; finish: (isExpected: boolean) => Promise<void> };

function Open({ returned, name, finish }: OpenProps) {
  switch (returned.outcome) {
    case 'confirm':
      return (
        <Result title="Is that you?">
          <Question decide={finish} />
        </Result>
      );
    case 'other-user':
      return (
        <Result title="Who are you?">
          <p>
            <bdi class="strong">{returned.startedBy}</bdi> started to connect {name || 'the account'}, and you
            are signed in as <bdi class="strong">{session.value?.user}</bdi>.
          </p>
          <Button action={() => signIn({ purpose: 'link' }, { prompt: 'login' })}>
            Sign in as {returned.startedBy}
          </Button>
        </Result>
      );
    default:
      return <SignInFirst />;
  }
}

function SignInFirst() {
  return (
    <Result title="Sign in to continue">
      <p>You have approved the access. Sign in, so that we know which user to connect the account to.</p>
      <Button action={() => signIn({ purpose: 'link' })}>Sign in</Button>
    </Result>
  );
}

function Failed({ thrown, again }: { thrown: unknown; again: () => Promise<void> }) {
  const isFinal = isProblem(thrown) && !thrown.retryable;
  const { title, next } = wordsFor(thrown);
  return (
    <Result title={isFinal ? 'Not connected' : 'Not connected yet'} tone="bad">
      <p>
        {title}. {next}
      </p>
      {!isFinal && <Button action={again}>Try again</Button>}
    </Result>
  );
}
