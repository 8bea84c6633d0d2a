import { Button } from '../app/button.tsx';
import { useLoad } from '../app/use-load.ts';
import { accountTitle } from '../connections/account.ts';
import { call } from '../session/call.ts';
import { session } from '../session/session.ts';

/**
 * Asks the user, because no flow of this tab has this state, or because a service has started a flow for the user: the
 * approval may be for a link that another person sent.
 */
export function Question({ decide }: { decide: (isExpected: boolean) => unknown }) {
  const { data: connections = [] } = useLoad(readConnections);
  const [pending, another] = connections.filter(({ status }) => status === 'PENDING_VERIFICATION');
  // The callback does not name the account. The user's own connections do, if only one is pending.
  const account =
    pending && !another
      ? `your ${accountTitle(pending.displayName, pending.account)} account`
      : 'an account of yours';
  return (
    <>
      <p>
        Somebody started to connect {account} to <bdi class="strong">{session.value?.user}</bdi>.
      </p>
      <p>Did you expect that? If a person sent you the link, the answer is no.</p>
      <div class="buttons">
        <Button action={() => decide(true)}>Yes, connect it</Button>
        <Button kind="plain" action={() => decide(false)}>
          No
        </Button>
      </div>
    </>
  );
}

async function readConnections(signal: AbortSignal) {
  const { connections } = await call('GET /connections', { signal });
  return connections;
}
