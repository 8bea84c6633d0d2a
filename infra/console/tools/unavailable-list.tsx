import { linkTo } from '../app/router.ts';
import { connectionName } from '../connections/connections.ts';
import type { ToolsListing } from './tools.ts';

/** The connections whose tools are not listed, each with the reason and the way to them. */
export function UnavailableList({ unavailable }: Pick<ToolsListing, 'unavailable'>) {
  if (unavailable.length === 0) return null;
  return (
    <section class="unavailable" aria-labelledby="tools-unavailable">
      <h2 id="tools-unavailable">Not available now</h2>
      <ul>
        {unavailable.map(({ connection, code }) => {
          const name = connectionName(connection);
          return (
            <li key={connection}>
              <span dir="auto">{name}</span>{' '}
              {code === 'reconnect-required' ? (
                <a href={linkTo('connections')} aria-label={`Connect ${name}`}>
                  Connect
                </a>
              ) : (
                <span class="faint">does not respond ({code})</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
