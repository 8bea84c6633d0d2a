import { type Api, isProblem } from '../../../shared/client/index.ts';
import { Button } from '../app/button.tsx';
import { Dialog } from '../app/dialog.tsx';
import { useLoad } from '../app/use-load.ts';
import { call } from '../session/call.ts';
import type { Connection } from './connections.ts';

type DisconnectProps = {
  of: Connection;
  onClose: () => void;
  onConfirm: (connection: Connection) => Promise<void>;
};

/** Says what ends before it ends. */
export function DisconnectDialog({ of: listed, onClose, onConfirm }: DisconnectProps) {
  const { displayName } = listed;
  const { data: digest, failure } = useLoad((signal) => call('GET /digest', { signal }));
  const hasDigest = !isProblem(failure, 'not-found');
  return (
    <Dialog title={`Disconnect ${displayName}?`} onClose={onClose}>
      <p>This ends immediately:</p>
      <ul>
        <li>the access to every {displayName} account that you have connected here;</li>
        <li>every open link for {displayName}, also one that somebody started for you;</li>
        {hasDigest && (!digest || needsAccount(digest, listed)) && (
          <li>your digest and its schedule{digest ? '' : `, if it needs ${displayName}`}.</li>
        )}
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

/** As the API decides it: the digest's mailbox, and the product's Slack connection for a digest in Slack. */
function needsAccount(
  digest: Pick<Api['GET /digest']['response'], 'connection' | 'delivery'>,
  { connection, provider }: Connection,
): boolean {
  return digest.connection === connection || (digest.delivery === 'slack' && provider === 'SLACK');
}
