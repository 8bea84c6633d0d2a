import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Heading } from '../app/heading.tsx';
import { notify } from '../app/notices.tsx';
import { isOnline } from '../app/online.ts';
import { Empty, LoadedView } from '../app/states.tsx';
import type { View } from '../app/view.ts';
import { config } from '../config.ts';
import { call } from '../session/call.ts';
import { accountKey, accountQuery } from './account.ts';
import { AddAccountDialog } from './add-account-dialog.tsx';
import { ConnectionCard } from './connection-card.tsx';
import { type Connection, reloadConnections, useConnections } from './connections.ts';
import { DisconnectDialog } from './disconnect-dialog.tsx';
import { linksInWindows, pendingLinks } from './link-account.ts';
import { forgetRequested, requested } from './requested.ts';
import { listAccounts, listLabels } from './requested-account.ts';

const POLL_MS = 5_000;
/** A link can be approved for this long. */
const LINK_MS = 600_000;

export const connectionsView: View = { name: 'connections', label: 'Connections', Content: ConnectionsView };

function ConnectionsView() {
  const loaded = useConnections();
  const leaving = useSignal<Connection | undefined>(undefined);
  const adding = useSignal<Connection | undefined>(undefined);
  usePolling(loaded.data ?? []);
  return (
    <>
      <Heading title="Connections">
        The accounts that this product may use for you. It acts only when you, your agent or your digest asks
        for it.
      </Heading>
      <LoadedView of={loaded} what="your connections">
        {(connections) =>
          connections.length === 0 ? (
            <Empty title="There is nothing to connect yet">
              <p>The operator of this product has not set up an app.</p>
            </Empty>
          ) : (
            <>
              {!config.cookieMode && <WindowChoice />}
              <ul class="connections">
                {listAccounts(connections).map((each) => (
                  <ConnectionCard
                    key={accountKey(each)}
                    of={each}
                    onDisconnect={() => {
                      leaving.value = each;
                    }}
                    onAdd={() => {
                      adding.value = each;
                    }}
                  />
                ))}
              </ul>
            </>
          )
        }
      </LoadedView>
      {adding.value && (
        <AddAccountDialog
          of={adding.value}
          onClose={() => {
            adding.value = undefined;
          }}
        />
      )}
      {leaving.value && (
        <DisconnectDialog
          of={leaving.value}
          labels={listLabels(loaded.data ?? [])}
          onClose={() => {
            leaving.value = undefined;
          }}
          onConfirm={disconnect}
        />
      )}
    </>
  );
}

async function disconnect(listed: Connection): Promise<void> {
  const { connection, displayName } = listed;
  await call('DELETE /connections/{connection}', { path: { connection }, ...accountQuery(listed) });
  if (accountKey(listed) === requested.value) forgetRequested();
  await reloadConnections();
  notify(`${displayName} is disconnected.`);
}

/** Where the provider's page opens. The other tabs of a phone are no windows, so that the tab is the default. */
function WindowChoice() {
  const choices = [
    { inWindow: false, text: 'in this tab' },
    { inWindow: true, text: 'in a small window' },
  ];
  return (
    <fieldset class="choice">
      <legend>Open the consent page</legend>
      {choices.map(({ inWindow, text }) => (
        <label key={text}>
          <input
            type="radio"
            name="window"
            checked={linksInWindows.value === inWindow}
            onChange={() => {
              linksInWindows.value = inWindow;
            }}
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

/** Reads the status again while a link is on its way, and while the user can see it. */
function usePolling(connections: Connection[]): void {
  const isRecent = ({ status, updatedAt = '' }: Connection) =>
    status.startsWith('PENDING') && Date.now() - Date.parse(updatedAt) < LINK_MS;
  const isWaiting = Object.keys(pendingLinks.value).length > 0 || connections.some(isRecent);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => {
      if (isOnline.value && document.visibilityState === 'visible') void reloadConnections();
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [isWaiting]);
}
