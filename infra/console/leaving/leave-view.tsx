import { useEffect } from 'preact/hooks';
import type { Api } from '../../../shared/client/index.ts';
import { Button } from '../app/button.tsx';
import { Heading } from '../app/heading.tsx';
import { isOnline } from '../app/online.ts';
import { LoadedView } from '../app/states.tsx';
import { useLoad } from '../app/use-load.ts';
import { orNone } from '../digest/or-none.ts';
import { call } from '../session/call.ts';
import { EndForm } from './end-form.tsx';

type Offboarding = Api['GET /users/me/offboarding']['response'];

const POLL_MS = 5_000;

/** Ends everything of the user, and shows how far that has come. */
export function LeaveView() {
  const loaded = useLoad((signal) => orNone(call('GET /users/me/offboarding', { signal })), {
    whenSeen: true,
  });
  const { data, reload } = loaded;
  usePolling(data?.status === 'RUNNING', reload);
  const end = async () => {
    await call('DELETE /users/me');
    await reload();
  };
  return (
    <>
      <Heading title="End everything">
        Your accounts, your digests and all that this product keeps about you end together.
      </Heading>
      <LoadedView of={loaded} what="the state">
        {(state) => (
          <>
            {state && <State of={state} onContinue={end} />}
            {state?.status !== 'RUNNING' && state?.status !== 'STOPPED' && <EndForm onEnd={end} />}
          </>
        )}
      </LoadedView>
    </>
  );
}

function State({ of: state, onContinue }: { of: Offboarding; onContinue: () => Promise<void> }) {
  const removed = Object.values(state.removed).reduce((sum, count) => sum + count, 0);
  if (state.status === 'DONE') return <Done of={state} removed={removed} />;
  return (
    <section class="card" aria-label="Under way">
      <p role="status">
        {state.status === 'RUNNING'
          ? `It is under way: ${removed} things have ended. It takes three minutes, as it looks a second time.`
          : `It has stopped after ${removed} things. Nothing is lost.`}
      </p>
      {state.status === 'STOPPED' && <Button action={onContinue}>Continue</Button>}
    </section>
  );
}

/** The response is small: the page itself can hold it. The commands that verify the record read the whole of it. */
function Done({ of: state, removed }: { of: Offboarding; removed: number }) {
  const { endedAt = '' } = state;
  const file = `data:application/json,${encodeURIComponent(JSON.stringify(state))}`;
  return (
    <section class="card" aria-label="Ended">
      <p role="status">
        Everything ended at <time dateTime={endedAt}>{new Date(endedAt).toLocaleString()}</time>: {removed}{' '}
        things. The record of it is signed.
      </p>
      <a href={file} download="offboarding.json">
        Save the record
      </a>
    </section>
  );
}

function usePolling(isRunning: boolean, reload: () => Promise<void>): void {
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => {
      if (isOnline.value && document.visibilityState === 'visible') void reload();
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
}
