import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Heading } from '../app/heading.tsx';
import { LoadedView } from '../app/states.tsx';
import { useLoad } from '../app/use-load.ts';
import { accountQuery } from '../connections/account.ts';
import { useConnections } from '../connections/connections.ts';
import { call } from '../session/call.ts';
import { DeleteDigest } from './delete-digest.tsx';
import { DigestState } from './digest-state.tsx';
import { LatestDigest } from './latest/latest-digest.tsx';
import { MailboxChoice } from './mailbox-choice.tsx';
import { orNone } from './or-none.ts';
import type { DigestSettings } from './outcome-words.ts';
import { RunNow } from './run-now.tsx';
import { SettingsForm } from './settings/settings-form.tsx';

/** `#/digest`: the digest of each of the user's mailboxes. */
export function DigestView() {
  const connections = useConnections().data ?? [];
  const account = useSignal<string | undefined>(undefined);
  return (
    <>
      <Heading title="Digest">What your mailbox received, in a few lines, when you want it.</Heading>
      <MailboxChoice
        connections={connections}
        chosen={account.value}
        onChange={(label) => {
          account.value = label;
        }}
      />
      <Digest key={account.value} account={account.value} />
    </>
  );
}

/** The digest of one mailbox. */
function Digest({ account }: { account: string | undefined }) {
  const mailbox = accountQuery({ account });
  const settings = useLoad((signal) => orNone(call('GET /digest', { ...mailbox, signal })), {
    whenSeen: true,
  });
  const latest = useLoad((signal) => orNone(call('GET /digest/latest', { ...mailbox, signal })));
  // The form begins anew when the stored settings change, and keeps what was typed otherwise.
  const now = useNow();
  const ended = (next: DigestSettings) => {
    void settings.reload();
    if (next.delivery === 'stored') void latest.reload().then(focusLatest);
  };
  return (
    <LoadedView of={settings} what="the digest">
      {(found) => (
        <div class="digest">
          {found && (
            <section class="card" aria-label="State of the digest">
              <DigestState settings={found} now={now} onChanged={settings.reload} />
              <RunNow account={account} delivery={found.delivery} onEnded={ended} />
            </section>
          )}
          {latest.data && <LatestDigest latest={latest.data} timeZone={found?.timeZone} />}
          <SettingsForm
            key={found ? 'stored' : 'new'}
            account={account}
            settings={found ?? undefined}
            now={now}
            onSaved={settings.reload}
          />
          {found && <DeleteDigest account={account} onDeleted={settings.reload} />}
        </div>
      )}
    </LoadedView>
  );
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
