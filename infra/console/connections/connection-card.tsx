import { Button } from '../app/button.tsx';
import { accountKey } from './account.ts';
import type { Connection } from './connections.ts';
import { linkHere, linkInWindow, linksInWindows, pendingLinks } from './link-account.ts';
import { PendingLink } from './pending-link.tsx';
import { isRequestedAgain, requested } from './requested.ts';
import { RequestedLink } from './requested-link.tsx';
import { statuses } from './statuses.ts';

type CardProps = { of: Connection; onDisconnect: () => void; onAdd: () => void };

const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** One connection: its status, and what the user can do with it. */
export function ConnectionCard({ of: listed, onDisconnect, onAdd }: CardProps) {
  const { connection, account, displayName, status, updatedAt } = listed;
  const { text, tone, link, canDisconnect } = statuses[status];
  const pending = pendingLinks.value[accountKey(listed)];
  const isRequested = accountKey(listed) === requested.value;
  // What works is not to be linked again by mistake.
  const isDone = status === 'ACTIVE' && !(isRequested && isRequestedAgain.value);
  return (
    <li class="card connection" data-status={status}>
      <span class={`monogram tint-${tintOf(connection)}`} aria-hidden="true">
        {displayName.charAt(0)}
      </span>
      <div class="about">
        <h2 dir="auto">{displayName}</h2>
        <p class={`status badge ${tone}`}>{text}</p>
        {updatedAt && canDisconnect && (
          <p class="faint since">
            since <time dateTime={updatedAt}>{date.format(new Date(updatedAt))}</time>
          </p>
        )}
      </div>
      <div class="buttons">
        {link && !pending && (
          <Button
            action={() => (linksInWindows.value ? linkInWindow(listed) : linkHere(listed))}
            label={`${link} ${displayName}`}
            kind={isDone ? 'plain' : 'primary'}
          >
            {isRequested && !isDone ? `${link} ${displayName}` : link}
          </Button>
        )}
        {status === 'ACTIVE' && account === undefined && (
          <Button kind="plain" action={onAdd} label={`Add another account of ${displayName}`}>
            Add another
          </Button>
        )}
        {canDisconnect && (
          <Button kind="plain" action={onDisconnect} label={`Disconnect ${displayName}`}>
            Disconnect
          </Button>
        )}
      </div>
      {isRequested && <RequestedLink of={listed} isDone={isDone} />}
      {pending && <PendingLink of={listed} pending={pending} />}
    </li>
  );
}

/** A colour that stays the same for a connection. */
function tintOf(connection: string): number {
  return [...connection].reduce((sum, character) => sum + character.charCodeAt(0), 0) % 6;
}
