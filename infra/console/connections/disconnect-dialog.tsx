import type { Api } from '../../../shared/client/index.ts';
import { Button } from '../app/button.tsx';
import { Dialog } from '../app/dialog.tsx';
import { useLoad } from '../app/use-load.ts';
import { orNone } from '../digest/or-none.ts';
import { call } from '../session/call.ts';
import { accountTitle } from './account.ts';
import type { Connection } from './connections.ts';

type DisconnectProps = {
  of: Connection;
  /** Of the user's further accounts. */
  labels: readonly string[];
  onClose: () => void;
  onConfirm: (connection: Connection) => Promise<void>;
};

/** Says what ends before it ends. */
export function DisconnectDialog({ of: listed, labels, onClose, onConfirm }: DisconnectProps) {
  const { displayName } = listed;
  // A digest that the default account delivers to Slack may be that of any mailbox.
  const owners = listed.account === undefined ? [undefined, ...labels] : [listed.account];
  const { data: digests } = useLoad((signal) =>
    Promise.all(owners.map((account) => orNone(call('GET /digest', { query: { account }, signal })))),
  );
  const ending = digests?.filter((digest) => digest !== null && needsAccount(digest, listed));
  return (
    <Dialog title={`Disconnect ${displayName}?`} onClose={onClose}>
      <p>This ends immediately:</p>
      <ul>
        <li>the access to your {displayName} account;</li>
        <li>every open link for {displayName}, also one that somebody started for you;</li>
        {ending === undefined && <li>your digest and its schedule, if it needs {displayName}.</li>}
        {ending?.map((digest) => (
          <li key={digest?.account}>{accountTitle('your digest', digest?.account)} and its schedule.</li>
        ))}
      </ul>
      <p class="faint">What was written or sent before stays. You can connect {displayName} again later.</p>
      <div class="buttons end">
        <Button kind="plain" action={onClose}>
          Keep it
        </Button>
        <Button
          kind="danger"
          action={async () => {
            await onConfirm(listed).finally(onClose);
          }}
        >
          Disconnect
        </Button>
      </div>
    </Dialog>
  );
}

/** As the API decides it: the digest's mailbox, and the default account at Slack for a digest in Slack. */
function needsAccount(
  digest: Pick<Api['GET /digest']['response'], 'connection' | 'account' | 'delivery'>,
  { connection, account, provider }: Connection,
): boolean {
  const isMailbox = digest.connection === connection && digest.account === account;
  return isMailbox || (digest.delivery === 'slack' && provider === 'SLACK' && account === undefined);
}
