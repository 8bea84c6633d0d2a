import { Button } from '../app/button.tsx';
import { session } from '../session/session.ts';
import type { Connection } from './connections.ts';
import { forgetRequested } from './requested.ts';

type RequestedLinkProps = { of: Connection; isDone: boolean };

/** Below the connection that an address asked for: whose account it becomes, and when the user can go back. */
export function RequestedLink({ of: { displayName, status }, isDone }: RequestedLinkProps) {
  const user = <bdi class="strong">{session.value?.user}</bdi>;
  return (
    <div class="waiting">
      <p role="status">
        {isDone ? (
          <>
            {displayName} is connected to {user}. You can go back to your chat.
          </>
        ) : (
          <>
            A link asks you to connect your {displayName} account to {user}
            {status === 'ACTIVE' && ' again'}. Do it only if you expected that.
          </>
        )}
      </p>
      <Button kind="plain" action={forgetRequested}>
        {isDone ? 'Done' : 'Not now'}
      </Button>
    </div>
  );
}
