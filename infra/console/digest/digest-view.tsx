import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isProblem } from '../../../shared/client/problem.ts';
import { Heading } from '../app/heading.tsx';
import { LoadedView } from '../app/states.tsx';
import { useLoad } from '../app/use-load.ts';
import { useConnections } from '../connections/connections.ts';
import { call } from '../session/call.ts';
import { DeleteDigest } from './delete-digest.tsx';
import { DigestState } from './digest-state.tsx';
import { LatestDigest } from './latest/latest-digest.tsx';
import type { DigestSettings } from './outcome-words.ts';
import { RunNow } from './run-now.tsx';
import { SettingsForm } from './settings/settings-form.tsx';

/** `#/digest`: the user's digest. */
export function DigestView() {
  useConnections();
  const settings = useLoad((signal) => orNone(call('GET /digest', { signal })), { whenSeen: true });
  const latest = useLoad((signal) => orNone(call('GET /digest/latest', { signal })));
  // The form begins anew when the stored settings change, and keeps what was typed otherwise.
  const now = useNow();
  const ended = (next: DigestSettings) => {
    void settings.reload();
    if (next.delivery === 'stored') void latest.reload().then(focusLatest);
  };
  return (
    <>
      <Heading title="Digest">What your mailbox received, in a few lines, when you want it.</Heading>
      <LoadedView of={settings} what="the digest">
        {(found) => (
          <div class="digest">
            {found && (
              <section class="card" aria-label="State of the digest">
                <DigestState settings={found} now={now} onChanged={settings.reload} />
                <RunNow delivery={found.delivery} onEnded={ended} />
              </section>
            )}
            {latest.data && <LatestDigest latest={latest.data} timeZone={found?.timeZone} />}
            <SettingsForm
              key={found ? 'stored' : 'new'}
              settings={found ?? undefined}
              now={now}
              onSaved={settings.reload}
            />
            {found && <DeleteDigest onDeleted={settings.reload} />}
          </div>
        )}
      </LoadedView>
    </>
  );
}

/** The response, or null where the user has none. */
function orNone<T>(loading: Promise<T>): Promise<T | null> {
  return loading.catch((thrown: unknown) => {
    if (isProblem(thrown, 'not-found')) return null;
    throw thrown;
  });
}

/** The time, to the minute. */
function useNow(): number {
  const now = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = Date.now();
    }, 60_000);
    return () => clearInterval(timer);
  }, []);
  return now.value;
}

const focusLatest = () => document.querySelector<HTMLElement>('#latest')?.focus();
